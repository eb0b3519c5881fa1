import type { ImportContext } from '../../core/import/import-context.ts'
import type { ImportOptions } from '../../core/protocol/commands.ts'
import type { UnreadableBecause } from './file-unreadable.ts'
import type { ColumnSummary, ImportBatch, PlanSummary } from './import-session.ts'

/** What the station and the thread that reads a file say to each other. */
export type WorkerRequest =
  | { readonly id: number; readonly verb: 'look'; readonly options: ImportOptions }
  | {
      readonly id: number
      readonly verb: 'plan'
      readonly options: ImportOptions
      readonly context: ImportContext
    }
  | { readonly id: number; readonly verb: 'take'; readonly limit: number }

export type WorkerAnswer =
  | { readonly id: number; readonly ok: true; readonly value: ColumnSummary | PlanSummary | ImportBatch }
  | {
      readonly id: number
      readonly ok: false
      readonly unreadable: UnreadableBecause | null
      readonly message: string
    }
