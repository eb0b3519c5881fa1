import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Keeps the one secret of a station: its token for the server. In a file that only its owner can read; where the system has a
 * keychain, what is in the file is sealed by it.
 */
export interface SecretBox {
  read(): Promise<string | null>
  write(secret: string): Promise<void>
  /** Beside the present one, until what it belongs to is decided. */
  keepNext(secret: string): Promise<void>
  /** The one that was kept beside takes the place of the present one. Twice is once. */
  takeNext(): void
}

/** The system's keychain, as far as it can be had. Null: not now. */
export interface Sealer {
  seal(text: string): Promise<string | null>
  open(sealed: string): Promise<string | null>
}

const FILE_NAME = 'station.token'
const NEXT_FILE_NAME = 'station.token.next'
const SEALED = 'sealed '
const PLAIN = 'plain '

export function secretBox(dataDir: string, sealer: Sealer | null): SecretBox {
  const file = join(dataDir, FILE_NAME)
  const next = join(dataDir, NEXT_FILE_NAME)
  const put = async (secret: string, to: string): Promise<void> => {
    const sealed = (await sealer?.seal(secret)) ?? null
    const text = sealed === null ? `${PLAIN}${secret}\n` : `${SEALED}${sealed}\n`
    writeFileSync(`${to}.new`, text, { mode: 0o600 })
    // The mode above holds for a new file only.
    chmodSync(`${to}.new`, 0o600)
    renameSync(`${to}.new`, to)
  }
  return {
    async read() {
      if (!existsSync(file)) return null
      const kept = readFileSync(file, 'utf8').trim()
      if (kept.startsWith(PLAIN)) return kept.slice(PLAIN.length)
      return kept.startsWith(SEALED) && sealer ? sealer.open(kept.slice(SEALED.length)) : null
    },
    write: (secret) => put(secret, file),
    keepNext: (secret) => put(secret, next),
    takeNext() {
      if (existsSync(next)) renameSync(next, file)
    },
  }
}
