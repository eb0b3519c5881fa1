import { PEER_BATCH, type PeerHouse } from './peers.ts'

/**
 * RxDB with its memory storage at the stations and at the server: of the storages that keep anything on a disk, the free one
 * for SQLite ends at 500 operations, and the others are sold or want Deno, a browser or a database server.
 */
export const RXDB_STORAGE = 'memory, not durable'

/** As much of RxDB as is used here. */
interface RxCollection {
  readonly storageInstance: unknown
  readonly conflictHandler: unknown
  bulkUpsert(documents: readonly object[]): Promise<{ readonly error: readonly unknown[] }>
  count(): { exec(): Promise<number> }
}

interface RxDatabase {
  readonly token: string
  addCollections(schemas: object): Promise<{ readonly rows: RxCollection }>
  close(): Promise<unknown>
}

interface Rx {
  createRxDatabase(options: object): Promise<RxDatabase>
  rxStorageInstanceToReplicationHandler(
    storage: unknown,
    conflictHandler: unknown,
    token: string,
  ): {
    masterWrite(rows: unknown): Promise<unknown>
    masterChangesSince(checkpoint: unknown, batchSize: number): Promise<unknown>
  }
}

interface Replication {
  awaitInitialReplication(): Promise<void>
  cancel(): Promise<unknown>
  readonly error$: { subscribe(onError: (error: unknown) => void): unknown }
}

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 200 }, row: { type: 'object' } },
  required: ['id'],
}

export async function rxHouse(
  load: (module: string) => unknown,
  stations: number,
  round: number,
): Promise<PeerHouse> {
  const { createRxDatabase, rxStorageInstanceToReplicationHandler } = load('rxdb') as Rx
  const { getRxStorageMemory } = load('rxdb/plugins/storage-memory') as { getRxStorageMemory(): unknown }
  const { replicateRxCollection } = load('rxdb/plugins/replication') as {
    replicateRxCollection(options: object): Replication
  }
  const open = async (name: string): Promise<{ db: RxDatabase; rows: RxCollection }> => {
    const db = await createRxDatabase({
      name: `${name}in${round}`,
      storage: getRxStorageMemory(),
      multiInstance: false,
    })
    return { db, ...(await db.addCollections({ rows: { schema } })) }
  }
  const server = await open('server')
  const all = await Promise.all(Array.from({ length: stations }, (_, n) => open(`station${n}`)))
  const at = (n: number) => {
    const found = all[n]
    if (!found) throw new Error(`there is no station ${n}`)
    return found
  }
  const master = rxStorageInstanceToReplicationHandler(
    server.rows.storageInstance,
    server.rows.conflictHandler,
    server.db.token,
  )
  /** One way only, under the one name that the station and the server share: what was pushed does not come back. */
  const replicate = async (station: number, way: object): Promise<void> => {
    const replication = replicateRxCollection({
      collection: at(station).rows,
      replicationIdentifier: 'server',
      live: false,
      waitForLeadership: false,
      ...way,
    })
    await new Promise<void>((resolve, reject) => {
      replication.error$.subscribe(reject)
      replication.awaitInitialReplication().then(resolve, reject)
    })
    await replication.cancel()
  }
  return {
    async write(station, documents) {
      const { error } = await at(station).rows.bulkUpsert(documents)
      if (error.length > 0) throw new Error(`RxDB refused documents: ${JSON.stringify(error[0])}`)
    },
    push: (station) =>
      replicate(station, {
        push: { batchSize: PEER_BATCH, handler: (rows: unknown) => master.masterWrite(rows) },
      }),
    pull: (station) =>
      replicate(station, {
        pull: {
          batchSize: PEER_BATCH,
          handler: (checkpoint: unknown, batchSize: number) =>
            master.masterChangesSince(checkpoint, batchSize),
        },
      }),
    counts: () => Promise.all([server, ...all].map(({ rows }) => rows.count().exec())),
    async close() {
      for (const { db } of [server, ...all]) await db.close()
    },
  }
}
