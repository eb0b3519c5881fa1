import type { ImportId } from '../../core/model/ids.ts'
import { RefusedError, refuse } from '../../core/model/refusal.ts'
import type { ImportOptions, ImportReport } from '../../core/protocol/commands.ts'
import type { Actor, Station } from '../core/station.ts'
import { applyBatch } from './apply-batch.ts'
import { catalogueSpelling } from './catalogue-spelling.ts'
import { contextOf } from './import-context.ts'
import type { ImportBatch, ImportSession } from './import-session.ts'
import { makesBins } from './makes-bins.ts'
import { nextTurn, pacer } from './pacer.ts'
import { tally } from './tally.ts'

/**
 * Writes a file into the books, batch after batch. Between two batches the station does whatever else is waiting, so that
 * scans go on; a batch is as large as fits into that. Cancelled, it ends after the batch at hand and leaves what is written.
 */
export interface RunImport {
  readonly station: Station
  readonly session: ImportSession
  readonly importId: ImportId
  readonly fileName: string
  readonly fileHash: string
  readonly options: ImportOptions
  readonly actor: Actor
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
  /** How long a batch may hold everything else up. */
  readonly aimMs?: number
}

/** What each kind of import counts, so that a report always has the same keys. */
const COUNTED = {
  orders: { created: ['orders', 'returns', 'products', 'customers'], updated: ['orders'] },
  products: { created: ['products'], updated: ['products'] },
  customers: { created: ['customers'], updated: ['customers'] },
  stock: { created: ['stock', 'bins'], updated: ['stock'] },
} as const

export async function runImport(run: RunImport): Promise<ImportReport> {
  const { station, session, importId, options, actor, signal } = run
  const summary = await session.plan(options, contextOf(station, options))
  if (summary.missing.length > 0) refuse('columnsMissing', { fields: [...summary.missing] })
  const counts = tally(COUNTED[options.kind])
  counts.rejected(summary.rejected)
  counts.unknownCountries(summary.unknownCountries)
  start(run)
  const context = {
    station,
    actor,
    importId,
    tally: counts,
    spelled: catalogueSpelling(station.read),
    createBins: makesBins(station, options),
    createProducts: options.newProducts === 'create',
  }
  const total = summary.itemCount
  let done = 0
  let finished = false
  try {
    const pace = pacer(run.aimMs)
    run.onProgress?.(0, total)
    let batch: ImportBatch = await session.take(pace.size())
    while (batch.items.length > 0 && !signal?.aborted) {
      // The thread prepares the next batch while this one is written.
      const next = session.take(pace.size())
      next.catch(() => undefined)
      pace.measure(batch.items.length, () => applyBatch(context, batch))
      done += batch.items.length
      run.onProgress?.(done, total)
      batch = await next
      await nextTurn()
    }
    finished = batch.items.length === 0
    return counts.report(importId, !finished)
  } finally {
    finish(run, counts.report(importId, !finished))
  }
}

function start({ station, importId, fileName, fileHash, options, actor }: RunImport): void {
  const begun = station.do('startImport', { importId, kind: options.kind, fileName, fileHash }, actor)
  if (!begun.ok) throw new RefusedError(begun.refusal)
}

function finish({ station, importId, actor, options }: RunImport, report: ImportReport): void {
  const { created, updated } = report
  const counted =
    options.kind === 'orders' ? (created.orders ?? 0) + (created.returns ?? 0) : (created[options.kind] ?? 0)
  station.do(
    'finishImport',
    {
      importId,
      outcome: report.cancelled ? 'cancelled' : 'done',
      createdCount: counted,
      updatedCount: updated[options.kind] ?? 0,
      skippedCount: report.skipped,
      rejectedCount: report.rejected.length,
    },
    actor,
  )
}
