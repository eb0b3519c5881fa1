import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Sent, Transport } from './transport.ts'

/**
 * Writes each document into a folder: whole or not at all, by a rename. The unfinished file carries the job's id, so that
 * after a crash it is known whether the document had arrived.
 */
export function fileTransport(folder: string): Transport {
  return {
    send: async ({ jobId, fileName, bytes, begins }): Promise<Sent> => {
      const unfinished = unfinishedFile(folder, jobId)
      try {
        mkdirSync(folder, { recursive: true })
        const handle = openSync(unfinished, 'w')
        try {
          for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
          fsyncSync(handle)
        } finally {
          closeSync(handle)
        }
      } catch (error) {
        return { result: 'notSent', error: reasonOf(error) }
      }
      begins()
      try {
        renameSync(unfinished, join(folder, fileName))
        syncFolder(folder)
        return { result: 'printed' }
      } catch (error) {
        rmSync(unfinished, { force: true })
        return { result: 'notSent', error: reasonOf(error) }
      }
    },
  }
}

/**
 * Of a job that had begun when the station was killed: true if the document is in the folder. What is left of it otherwise
 * is removed.
 */
export function hadArrived(folder: string, jobId: string): boolean {
  const unfinished = unfinishedFile(folder, jobId)
  if (!existsSync(unfinished)) return true
  rmSync(unfinished, { force: true })
  return false
}

/** So that the new name outlives a power cut; not every system can do it with folders. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r')
    fsyncSync(handle)
    closeSync(handle)
  } catch {
    // Then the name is as durable as this system makes it.
  }
}

function unfinishedFile(folder: string, jobId: string): string {
  return join(folder, `.${jobId}.unfinished`)
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code)
  return error instanceof Error ? error.message : String(error)
}
