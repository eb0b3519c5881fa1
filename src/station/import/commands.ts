import { randomBytes } from 'node:crypto'
import type { ImportId, UserId } from '../../core/model/ids.ts'
import { RefusedError, refuse } from '../../core/model/refusal.ts'
import {
  type CommandName,
  type Commands,
  ImportOptions,
  type ImportPreview,
  type ImportReport,
} from '../../core/protocol/commands.ts'
import type { ArgsOf, ValueOf } from '../../core/protocol/query.ts'
import type { StationEvent } from '../../core/protocol/station-api.ts'
import { newOperationId } from '../core/operation-id.ts'
import type { Station } from '../core/station.ts'
import { FileUnreadable } from './file-unreadable.ts'
import { contextOf } from './import-context.ts'
import { previewCounts } from './preview-counts.ts'
import { runImport } from './run-import.ts'
import { rejectedRow } from './tally.ts'
import { undoImport } from './undo-import.ts'
import { type Upload, uploads } from './uploads.ts'

/** The commands of the import wizard. Nothing is written before `runImport`; who may call them, the host has asked. */
type ImportCommandName = Extract<
  CommandName,
  'upload' | 'previewImport' | 'runImport' | 'cancelImport' | 'undoImport'
>

interface Caller {
  readonly person: { readonly id: UserId } | null
}

export type ImportCommands = {
  readonly [N in ImportCommandName]: (
    args: ArgsOf<Commands[N]>,
    caller: Caller,
  ) => Promise<ValueOf<Commands[N]>>
}

interface ImportDeps {
  readonly station: Station
  readonly emit: (event: StationEvent) => void
}

/** A preview shows no more of them; the report of the import has all. */
const MAX_REJECTED_SHOWN = 500
/** Progress is told at the most this often. */
const PROGRESS_MS = 100

export function importCommands({ station, emit }: ImportDeps): ImportCommands {
  const files = uploads(
    station.dataDir,
    () => newOperationId(station.clock(), randomBytes) as string as ImportId,
  )
  const running = new Map<
    string,
    { readonly report: Promise<ImportReport>; readonly cancel: AbortController }
  >()

  const run = async (
    upload: Upload,
    options: ImportOptions,
    userId: UserId,
    signal: AbortSignal,
  ): Promise<ImportReport> => {
    let toldAt = 0
    try {
      return await runImport({
        station,
        session: upload.thread,
        importId: upload.id,
        fileName: upload.fileName,
        fileHash: upload.hash,
        options,
        actor: { userId },
        signal,
        onProgress(done, total) {
          const now = performance.now()
          if (done < total && now - toldAt < PROGRESS_MS) return
          toldAt = now
          emit({ name: 'importProgress', importId: upload.id, done, total })
        },
      })
    } finally {
      running.delete(upload.id)
      files.drop(upload.id)
    }
  }

  return {
    async upload(args, { person }) {
      return { fileId: await files.append(args, idOf(person)) }
    },
    async previewImport({ fileId, options }, { person }) {
      const upload = files.get(fileId, idOf(person))
      return await readable(() => preview(station, upload, ImportOptions.parse({ mapping: {}, ...options })))
    },
    async runImport({ fileId, options }, { person }) {
      const userId = idOf(person)
      // Asked twice (a double click, a connection that came back): one import, two answers.
      const begun = running.get(fileId)
      if (begun) return await begun.report
      const upload = files.get(fileId, userId)
      const cancel = new AbortController()
      const report = readable(() => run(upload, options, userId, cancel.signal))
      running.set(fileId, { report, cancel })
      return await report
    },
    async cancelImport({ fileId }, { person }) {
      const begun = running.get(fileId)
      if (begun) begun.cancel.abort()
      else if (files.get(fileId, idOf(person))) files.drop(fileId)
      return null
    },
    async undoImport({ importId }, { person }) {
      return await undoImport(station, importId as ImportId, { userId: idOf(person) })
    },
  }
}

async function preview(station: Station, upload: Upload, options: ImportOptions): Promise<ImportPreview> {
  const summary = await upload.thread.plan(options, contextOf(station, options))
  const foreseen =
    summary.missing.length > 0
      ? { counts: { new: 0, changed: 0, skipped: 0 }, rejected: [] }
      : await previewCounts(station, upload.thread, options)
  const before = station.read.get<{ at: string }>(
    `select "at" from "import" where "fileHash" = ? and "kind" = ? and "status" <> 'undone' order by "at" desc limit 1`,
    upload.hash,
    options.kind,
  )
  const { encoding, columns, mapping, fields, missing, sample, rowCount, formats } = summary
  const rejected = [...summary.rejected, ...foreseen.rejected].sort((a, b) => a.line - b.line)
  return {
    fileId: upload.id,
    fileName: upload.fileName,
    kind: options.kind,
    encoding,
    columns,
    mapping,
    fields,
    missing,
    sample,
    rowCount,
    ...formats,
    counts: { ...foreseen.counts, rejected: rejected.length },
    unknownCountries: summary.unknownCountries,
    rejected: rejected.slice(0, MAX_REJECTED_SHOWN).map(rejectedRow),
    importedBefore: before ?? null,
  }
}

async function readable<Value>(read: () => Promise<Value>): Promise<Value> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof FileUnreadable)
      throw new RefusedError({ code: 'fileUnreadable', problem: error.because })
    throw error
  }
}

function idOf(person: { readonly id: UserId } | null): UserId {
  return person?.id ?? refuse('notSignedIn')
}
