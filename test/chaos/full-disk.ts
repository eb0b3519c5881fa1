import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'

/** A disk that a test can fill and empty: a small one of its own where the machine lets one be made, else a bound on the file. */
export type DiskKind = 'small file system' | 'bound on the file'

export interface SmallDisk {
  readonly dir: string
  /** No byte is left to write, for this database too. */
  fill(db: Database): void
  empty(db: Database): void
  remove(): void
}

const NO_BOUND = 4_294_967_294
const CHUNK = Buffer.alloc(64 * 1024)

/** @param kind a file system of its own only where the machine lets one be mounted */
export function smallDisk(kind: DiskKind): SmallDisk {
  const dir = mkdtempSync(join(tmpdir(), 'entrepot-disk-'))
  const remove = (): void => rmSync(dir, { recursive: true, force: true })
  if (kind === 'bound on the file' || !mounted(dir)) {
    return {
      dir,
      fill: (db) => void db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`),
      empty: (db) => void db.pragma(`max_page_count = ${NO_BOUND}`),
      remove,
    }
  }
  const filler = join(dir, 'filler')
  return {
    dir,
    fill: () => fillUp(filler),
    empty: () => rmSync(filler),
    remove() {
      execFileSync('umount', ['--lazy', dir])
      remove()
    },
  }
}

function mounted(dir: string): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', dir], { stdio: 'ignore' })
    return true
  } catch {
    // A container that may not mount.
    return false
  }
}

function fillUp(file: string): void {
  const handle = openSync(file, 'w')
  try {
    for (let size = CHUNK.length; size > 0; ) {
      try {
        writeSync(handle, CHUNK, 0, size)
      } catch {
        size = Math.floor(size / 2)
      }
    }
  } finally {
    closeSync(handle)
  }
}
