import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { type ImportId, SYSTEM_USER } from '../../core/model/ids.ts'
import { RefusedError } from '../../core/model/refusal.ts'
import type { ImportReport } from '../../core/protocol/commands.ts'
import { newOperationId } from '../core/operation-id.ts'
import { openStation, type Station } from '../core/station.ts'
import { defaultDataDir } from '../host/data-dir.ts'
import { DataDirError, type DataLock, lockDataDir } from '../host/data-lock.ts'
import { FileUnreadable } from '../import/file-unreadable.ts'
import { type ImportThread, importThread } from '../import/import-thread.ts'
import { NOBODY_WAITS_MS } from '../import/pacer.ts'
import { runImport } from '../import/run-import.ts'
import { CliError } from './cli-error.ts'
import { IMPORT_USAGE, type ImportArgs, parseImportArgs } from './import-options.ts'
import { setUpWithoutAdministrator } from './set-up-without-administrator.ts'

/** `entrepot import KIND FILE`: the import wizard's job, without a screen. Looks at the file before it touches any data. */
export async function importCommand(argv: readonly string[]): Promise<number> {
  const args = parseImportArgs(argv)
  if (args === 'help') {
    process.stdout.write(`${IMPORT_USAGE}\n`)
    return 0
  }
  const file = readInput(args.file)
  const thread = importThread(file)
  try {
    await inWords(args.file, () => checkColumns(thread, args))
    return await withStation(args.dataDir, (station) =>
      inWords(args.file, () =>
        importInto(station, thread, args, createHash('sha256').update(file).digest('hex')),
      ),
    )
  } finally {
    thread.close()
  }
}

async function withStation(
  dataDir: string | null,
  use: (station: Station) => Promise<number>,
): Promise<number> {
  const folder = resolve(dataDir ?? defaultDataDir(process.platform, process.env))
  const lock = lockOrComplain(folder)
  try {
    const station = openStation({ dataDir: folder })
    try {
      return await use(station)
    } finally {
      station.close()
    }
  } finally {
    lock.release()
  }
}

async function importInto(
  station: Station,
  thread: ImportThread,
  args: ImportArgs,
  fileHash: string,
): Promise<number> {
  setUpWithoutAdministrator(station, args.options.currency)
  const cancel = new AbortController()
  const stop = (): void => cancel.abort()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  try {
    const report = await runImport({
      station,
      session: thread,
      importId: newOperationId(station.clock(), randomBytes) as string as ImportId,
      fileName: basename(args.file),
      fileHash,
      options: args.options,
      actor: { userId: SYSTEM_USER },
      onProgress: progress(args.options.kind),
      signal: cancel.signal,
      aimMs: NOBODY_WAITS_MS,
    })
    tell(report)
    return report.cancelled ? 130 : 0
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
}

async function inWords<Value>(file: string, job: () => Promise<Value>): Promise<Value> {
  try {
    return await job()
  } catch (error) {
    if (error instanceof FileUnreadable) throw new CliError(`${file}: ${error.message}`)
    if (error instanceof RefusedError)
      throw new CliError(`${file}: refused (${JSON.stringify(error.refusal)})`)
    throw error
  }
}

async function checkColumns(thread: ImportThread, { file, options }: ImportArgs): Promise<void> {
  const { columns, missing, unknownColumns, unknownFields, fields } = await thread.look(options)
  const has = `Its columns are: ${columns.join(', ')}.`
  if (unknownFields.length > 0) {
    throw new CliError(
      `--map: ${unknownFields.join(', ')}: no such field. ${options.kind} have: ${fields.map(({ key }) => key).join(', ')}.`,
    )
  }
  if (unknownColumns.length > 0)
    throw new CliError(
      `${file}: there is no column ${unknownColumns.map((name) => `"${name}"`).join(', ')}. ${has}`,
    )
  if (missing.length === 0) return
  const hint = missing.map((key) => `--map ${key}=COLUMN`).join(' ')
  throw new CliError(
    `${file}: no column was recognised for ${missing.join(', ')}. ${has}\nSay which it is: ${hint}`,
  )
}

function readInput(path: string): Uint8Array {
  if (!existsSync(path)) throw new CliError(`${path}: there is no such file.`)
  if (!statSync(path).isFile()) throw new CliError(`${path} is not a file.`)
  try {
    return new Uint8Array(readFileSync(path))
  } catch (error) {
    throw new CliError(`${path} cannot be read (${error instanceof Error ? error.message : String(error)}).`)
  }
}

/** The outbox has one writing process: a station that runs on the same folder imports through its own screens. */
function lockOrComplain(dataDir: string): DataLock {
  try {
    return lockDataDir(dataDir)
  } catch (error) {
    if (error instanceof DataDirError) throw new CliError(error.message)
    throw error
  }
}

function progress(kind: string): (done: number, total: number) => void {
  const live = process.stderr.isTTY === true
  let told = -1
  return (done, total) => {
    const percent = total === 0 ? 100 : Math.floor((done * 100) / total)
    const step = live ? percent : Math.floor(percent / 10) * 10
    if (step === told) return
    told = step
    process.stderr.write(
      `${live ? '\r' : ''}${kind}: ${done} of ${total} (${percent} %)${live && done < total ? '' : '\n'}`,
    )
  }
}

function tell({ created, updated, skipped, rejected, cancelled, unknownCountries }: ImportReport): void {
  if (cancelled) process.stderr.write('Stopped; what was written until then stays.\n')
  for (const { words, line } of unknownCountries) {
    process.stderr.write(
      `line ${line}: "${words}" is no country that is known here; it is kept as unknown with these words.\n`,
    )
  }
  const rows = rejected.map(({ line, reason }) => ({ line, reason }))
  process.stdout.write(
    `${JSON.stringify({ created, updated, skipped, rejected: rows, ...(cancelled && { cancelled }) })}\n`,
  )
}
