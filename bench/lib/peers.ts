import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { npm } from '../../scripts/lib/setup.mjs'

/** One row as a document: the same content as our row has. */
export interface PeerDocument {
  readonly id: string
  readonly row: Readonly<Record<string, unknown>>
}

/** Stations and their server as another program has them, all in this process: nothing is spent on a network. */
export interface PeerHouse {
  /** What one operation writes, by a station that is alone. */
  write(station: number, documents: readonly PeerDocument[]): Promise<void>
  /** Everything that the server does not have yet. */
  push(station: number): Promise<void>
  /** Everything that the station does not have yet. */
  pull(station: number): Promise<void>
  /** How many documents each has: the server, then the stations. */
  counts(): Promise<number[]>
  close(): Promise<void>
}

/** Documents in one message of the replication: with its own default of 100 PouchDB is slower, RxDB much the same. */
export const PEER_BATCH = 1000

const source = fileURLToPath(new URL('../peers/', import.meta.url))

/**
 * The peers are no part of the product and never in its lockfile: installed beside it, once for each lockfile of theirs, without
 * running a script of theirs.
 * @returns what loads their modules
 */
export async function installPeers(progress: (text: string) => void): Promise<(module: string) => unknown> {
  const lock = readFileSync(join(source, 'package-lock.json'))
  const folder = join(
    tmpdir(),
    `entrepot-bench-peers-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}`,
  )
  if (!existsSync(folder)) {
    progress('installing the peers (once)')
    const unfinished = `${folder}-${process.pid}`
    rmSync(unfinished, { recursive: true, force: true })
    mkdirSync(unfinished)
    try {
      for (const name of ['package.json', 'package-lock.json'])
        cpSync(join(source, name), join(unfinished, name))
      await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], unfinished)
      renameSync(unfinished, folder)
    } finally {
      rmSync(unfinished, { recursive: true, force: true })
    }
  }
  return createRequire(join(folder, 'package.json'))
}
