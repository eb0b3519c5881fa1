import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { type BackupNote, backupName, keepNewest, writeBackup } from './backup-folder.ts'

/** The thread in which a running program makes one more backup of its folder, and removes those that are too many. */
export interface BackupOrder {
  readonly dataDir: string
  /** The folder of backups. */
  readonly folder: string
  readonly keep: number
  readonly version: string
  readonly now: string
}

export type BackupTold =
  | { readonly ok: true; readonly note: BackupNote }
  | { readonly ok: false; readonly message: string }

const port = parentPort
if (!port) throw new Error('this file runs as a worker thread')
const { dataDir, folder, keep, version, now } = workerData as BackupOrder

const at = new Date(now)
writeBackup({ dataDir, to: join(folder, backupName(at)), now: at, version, withKeys: true }).then(
  (note) => {
    keepNewest(folder, keep)
    port.postMessage({ ok: true, note } satisfies BackupTold)
  },
  (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    port.postMessage({ ok: false, message } satisfies BackupTold)
  },
)
