import { closeSync, fsyncSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'

/**
 * A copy of a SQLite file that is being worked on, as it was at one moment. The reading transaction that is held meanwhile is what
 * makes it one moment: without it every write of the other process would let the copy begin anew, and on a busy day it would
 * never end. A copy that SQLite does not find whole is no copy.
 */
const PAGES_AT_ONCE = 2_000

export type CopyProgress = (donePages: number, totalPages: number) => void

export async function copySqlite(from: string, to: string, progress: CopyProgress = () => {}): Promise<void> {
  const source = new Database(from, { readonly: true, fileMustExist: true, timeout: 10_000 })
  try {
    source.exec('begin')
    source.prepare('select count(*) from "sqlite_master"').get()
    await source.backup(to, {
      progress({ totalPages, remainingPages }) {
        progress(totalPages - remainingPages, totalPages)
        return PAGES_AT_ONCE
      },
    })
  } finally {
    source.close()
  }
  checkSqlite(to)
  flush(to)
}

export class DamagedDatabaseError extends Error {
  constructor(file: string, reason: string) {
    super(`${file} is damaged: ${reason}`)
    this.name = 'DamagedDatabaseError'
  }
}

export function checkSqlite(file: string): void {
  const reason = whatIsWrong(file)
  if (reason !== null) throw new DamagedDatabaseError(file, reason)
}

function whatIsWrong(file: string): string | null {
  try {
    const db = new Database(file, { fileMustExist: true })
    try {
      // One file without a log beside it, which could be forgotten when it is carried elsewhere.
      db.pragma('journal_mode = DELETE')
      const found = db.pragma('integrity_check(1)', { simple: true })
      return found === 'ok' ? null : String(found)
    } finally {
      db.close()
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** To the disk itself, also a folder's list of names. */
export function flush(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
