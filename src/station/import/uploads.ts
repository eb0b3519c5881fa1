import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { appendFile, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportId } from '../../core/model/ids.ts'
import { refuse } from '../../core/model/refusal.ts'
import { type ImportThread, importThread } from './import-thread.ts'

/**
 * Files that persons are importing: kept in the data folder from their first piece to the end of their import, known only to
 * who sent them. A restart forgets them.
 */
export interface Upload {
  readonly id: ImportId
  readonly fileName: string
  readonly owner: string
  /** SHA-256 of the whole file, in hex. */
  readonly hash: string
  readonly thread: ImportThread
}

export interface Uploads {
  append(
    piece: { fileId: string | null; fileName: string; base64: string; last: boolean },
    owner: string,
  ): Promise<ImportId>
  get(fileId: string, owner: string): Upload
  drop(fileId: string): void
}

const MAX_BYTES = 256 * 1024 * 1024
/** More at once than persons at one station are likely to have open; each holds a thread. */
const MAX_OPEN = 6

interface Incoming {
  readonly fileName: string
  readonly owner: string
  readonly file: string
  bytes: number
}

export function uploads(dataDir: string, newFileId: () => ImportId): Uploads {
  const folder = join(dataDir, 'uploads')
  rmSync(folder, { recursive: true, force: true })
  const incoming = new Map<string, Incoming>()
  const ready = new Map<string, Upload>()

  const drop = (fileId: string): void => {
    const half = incoming.get(fileId)
    if (half) void rm(half.file, { force: true })
    incoming.delete(fileId)
    ready.get(fileId)?.thread.close()
    ready.delete(fileId)
  }
  const makeRoom = (): void => {
    for (const map of [incoming, ready]) {
      for (const id of [...map.keys()].slice(0, Math.max(0, map.size - MAX_OPEN + 1))) drop(id)
    }
  }
  const begin = (fileName: string, owner: string): ImportId => {
    makeRoom()
    const id = newFileId()
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    incoming.set(id, { fileName, owner, file: join(folder, id), bytes: 0 })
    return id
  }

  return {
    async append({ fileId, fileName, base64, last }, owner) {
      const id = (fileId as ImportId | null) ?? begin(fileName, owner)
      const upload = incoming.get(id)
      if (!upload || upload.owner !== owner) refuse('notFound', { what: 'file', id })
      const piece = Buffer.from(base64, 'base64')
      upload.bytes += piece.length
      if (upload.bytes > MAX_BYTES) {
        drop(id)
        refuse('fileTooLarge', { bytes: upload.bytes, maxBytes: MAX_BYTES })
      }
      await appendFile(upload.file, piece)
      if (!last) return id
      const file = await readFile(upload.file)
      const hash = createHash('sha256').update(file).digest('hex')
      incoming.delete(id)
      await rm(upload.file, { force: true })
      ready.set(id, {
        id,
        fileName: upload.fileName,
        owner,
        hash,
        thread: importThread(new Uint8Array(file)),
      })
      return id
    },
    get(fileId, owner) {
      const upload = ready.get(fileId)
      if (!upload || upload.owner !== owner) refuse('notFound', { what: 'file', id: fileId })
      return upload
    },
    drop,
  }
}
