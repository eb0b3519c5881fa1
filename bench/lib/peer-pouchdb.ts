import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PEER_BATCH, type PeerDocument, type PeerHouse } from './peers.ts'

/** PouchDB with its LevelDB adapter at the stations and at the server. Its adapter writes each batch to a log and never waits for the disk. */
export const POUCHDB_STORAGE = 'LevelDB, not flushed to the disk'

/** As much of PouchDB as is used here. */
interface Pouch {
  bulkDocs(documents: readonly object[]): Promise<readonly ({ id: string; rev: string } | { error: true })[]>
  info(): Promise<{ doc_count: number }>
  replicate: {
    to(target: Pouch, options: object): Promise<{ ok: boolean; doc_write_failures: number }>
    from(source: Pouch, options: object): Promise<{ ok: boolean; doc_write_failures: number }>
  }
  close(): Promise<void>
}

interface PouchClass {
  new (name: string, options: { adapter: 'leveldb' }): Pouch
  plugin(plugin: unknown): PouchClass
}

/** Once per process: a plugin cannot be added twice. */
export function loadPouch(load: (module: string) => unknown): PouchClass {
  return (load('pouchdb-core') as PouchClass)
    .plugin(load('pouchdb-adapter-leveldb'))
    .plugin(load('pouchdb-replication'))
}

export function pouchHouse(PouchDB: PouchClass, folder: string, stations: number): PeerHouse {
  mkdirSync(folder, { recursive: true })
  const open = (name: string): Pouch => new PouchDB(join(folder, name), { adapter: 'leveldb' })
  const server = open('server')
  const all = Array.from({ length: stations }, (_, n) => ({
    db: open(`station-${n}`),
    revisions: new Map<string, string>(),
  }))
  const at = (n: number) => {
    const found = all[n]
    if (!found) throw new Error(`there is no station ${n}`)
    return found
  }
  const options = { batch_size: PEER_BATCH, batches_limit: 2 }
  const done = ({ ok, doc_write_failures }: { ok: boolean; doc_write_failures: number }): void => {
    if (!ok || doc_write_failures > 0) throw new Error('PouchDB did not replicate everything')
  }
  return {
    async write(station, documents: readonly PeerDocument[]) {
      const { db, revisions } = at(station)
      const answers = await db.bulkDocs(
        documents.map(({ id, row }) => {
          const rev = revisions.get(id)
          return { _id: id, ...(rev !== undefined && { _rev: rev }), row }
        }),
      )
      for (const answer of answers) {
        if ('error' in answer) throw new Error(`PouchDB refused a document: ${JSON.stringify(answer)}`)
        revisions.set(answer.id, answer.rev)
      }
    },
    push: async (station) => done(await at(station).db.replicate.to(server, options)),
    pull: async (station) => done(await at(station).db.replicate.from(server, options)),
    counts: () =>
      Promise.all([server, ...all.map(({ db }) => db)].map(async (db) => (await db.info()).doc_count)),
    async close() {
      for (const db of [server, ...all.map((station) => station.db)]) await db.close()
    },
  }
}
