import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { BackupNote } from './backup-folder.ts'
import type { BackupOrder, BackupTold } from './backup-worker.ts'

/** A backup in a thread of its own: copying and checking take the disk's time, and people scan in this process. */
export function backUpInThread(order: BackupOrder): Promise<BackupNote> {
  const worker = new Worker(workerFile(), { workerData: order })
  // A program that ends meanwhile leaves a partial folder behind, which has no backup's name.
  worker.unref()
  return new Promise((resolve, reject) => {
    worker.once('message', (told: BackupTold) =>
      told.ok ? resolve(told.note) : reject(new Error(told.message)),
    )
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the thread that makes the backup ended with ${code}`)))
  })
}

/** Beside this file in the sources; in a bundle the worker is an entry of its own, beside the station's. */
function workerFile(): URL {
  const candidates = ['./backup-worker.ts', './backup-worker.js', '../backup-worker.js']
  const found = candidates.map((name) => new URL(name, import.meta.url)).find((url) => existsSync(url))
  if (!found) throw new Error('the worker that makes backups is missing from this installation')
  return found
}
