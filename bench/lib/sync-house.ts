import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { PickId, PickTaskId, ProductId, StationId, WarehouseId } from '../../src/core/model/ids.ts'
import { recordingTx } from '../../src/core/model/recording-tx.ts'
import { ORGANISATION, warehouseSpace } from '../../src/core/model/spaces.ts'
import { tableNames, tables } from '../../src/core/model/tables.ts'
import { MAX_PUSH, type PushedOperation } from '../../src/core/protocol/sync.ts'
import { tokenHashOf } from '../../src/server/join/tokens.ts'
import { serverLog } from '../../src/server/log.ts'
import { openSqlite } from '../../src/server/store/open-sqlite.ts'
import type { Account, ServerStore } from '../../src/server/store/server-store.ts'
import { acceptPush } from '../../src/server/sync/accept-push.ts'
import { syncService } from '../../src/server/sync/sync-service.ts'
import { openStation, type Station } from '../../src/station/core/station.ts'
import { syncRound } from '../../src/station/sync/sync-round.ts'
import { actor, buildHouse, type HouseSize, must } from './large-house.ts'

/**
 * A house for the measurements of the sync: a server that has it, and stations that carry all of it and are members. Everything is
 * made by operations, and the first station really loads it from the server; the others are copies of it with a name of their own.
 */
export const WAREHOUSE = 'bench-warehouse' as WarehouseId
export const FOUNDER = 'bench-station' as StationId
export const WAREHOUSE_SPACES = [ORGANISATION, warehouseSpace(WAREHOUSE)]

export const stationName = (n: number): StationId => `bench-member-${n}` as StationId
export const tokenOf = (stationId: string): string =>
  `token-of-${stationId}`.padEnd(43, '.').replaceAll('.', '-')

export interface SyncHouseSize {
  readonly house: HouseSize
  readonly members: number
  /** Pieces that each member has picked without the server. */
  readonly pieces: number
}

/** Ten stations that have been alone for a morning. */
export const PUSH_SIZE: SyncHouseSize = {
  house: { products: 2000, stockRows: 20_000, orders: 2000, released: 2000 },
  members: 10,
  pieces: 1000,
}

/** Named after what it is made from: a kept house of another schema is not taken. */
export function syncHouseName(size: SyncHouseSize): string {
  const hash = createHash('sha256').update(JSON.stringify(size))
  for (const source of ['./sync-house.ts', './large-house.ts', ...MIGRATIONS])
    hash.update(readFileSync(new URL(source, import.meta.url)))
  return `sync-${hash.digest('hex').slice(0, 12)}`
}

const MIGRATIONS = ['sqlite', 'sqlite-server'].map((name) => `../../db/migrations/${name}/meta/_journal.json`)

const at = '2026-03-02T07:00:00.000Z'

export const founderFolder = (folder: string): string => join(folder, 'founder')
export const serverFolder = (folder: string): string => join(folder, 'server')
export const memberFolder = (folder: string, n: number): string => join(folder, `member-${n}`)

export async function buildSyncHouse(
  folder: string,
  size: SyncHouseSize,
  progress: (text: string) => void,
): Promise<void> {
  if (existsSync(folder)) return
  const unfinished = `${folder}-unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  const founder = openStation({ dataDir: founderFolder(unfinished) })
  buildHouse(founder, size.house, progress)
  for (let n = 0; n < size.members; n++)
    must(
      founder.do(
        'registerStation',
        { station: { id: stationName(n), name: `Member ${n}`, prefix: `M${String.fromCharCode(65 + n)}` } },
        actor,
      ),
    )
  progress('the server')
  const store = openSqlite(serverFolder(unfinished))
  await fillServer(store, founder, size.members)
  founder.close()
  progress('the members')
  const first = openStation({ dataDir: memberFolder(unfinished, 0) })
  first.adopt(stationName(0))
  await loadFrom(store, first)
  first.close()
  await store.close()
  for (let n = 1; n < size.members; n++) {
    cpSync(memberFolder(unfinished, 0), memberFolder(unfinished, n), { recursive: true })
    const db = new Database(join(memberFolder(unfinished, n), 'station.sqlite'))
    db.prepare(`update "stationInfo" set "value" = ? where "key" = 'stationId'`).run(stationName(n))
    db.close()
  }
  progress('the work of the members')
  for (let n = 0; n < size.members; n++) {
    const member = openStation({ dataDir: memberFolder(unfinished, n) })
    const pieces = confirmPieces(member, n, size.members)
    for (let piece = 0; piece < size.pieces; piece++)
      if (pieces.next().done) throw new Error('too little is to be picked')
    member.close()
  }
  renameSync(unfinished, folder)
}

/** Brings the founder's operations to a server, and makes accounts for the members. */
export async function fillServer(store: ServerStore, founder: Station, members: number): Promise<void> {
  for (const stationId of [FOUNDER, ...Array.from({ length: members }, (_, n) => stationName(n))])
    await store.saveAccount({
      stationId,
      warehouseId: WAREHOUSE,
      tokenHash: tokenHashOf(tokenOf(stationId)),
      joinedAt: at,
    })
  for (let next = 1; ; ) {
    const batch = founder.replica.batch(next)
    const last = batch.at(-1)
    if (!last) return
    const answer = await acceptPush(store, accountOf(FOUNDER), batch, at)
    if (answer.status !== 'taken' || answer.outcomes.some(({ outcome }) => outcome !== 'done'))
      throw new Error(`the server did not take the house: ${JSON.stringify(answer).slice(0, 500)}`)
    next = last.seq + 1
  }
}

/**
 * Puts the rows of a house into a server as they are, under its own counters: what a server of this size would hold, without the
 * hours that its operations took.
 * @returns how many
 */
export async function copyRowsToServer(store: ServerStore, house: Station): Promise<number> {
  const stationId = stationName(0)
  await store.saveAccount({
    stationId,
    warehouseId: WAREHOUSE,
    tokenHash: tokenHashOf(tokenOf(stationId)),
    joinedAt: at,
  })
  let copied = 0
  for (const table of tableNames) {
    const json = Object.entries(tables[table].columns).filter(
      ([, { kind }]) => kind === 'json' || kind === 'bool',
    )
    for (let after = ''; ; ) {
      const found = house.read.all<Record<string, unknown>>(
        `select * from "${table}" where "id" > ? order by "id" limit ${ROWS_AT_ONCE}`,
        after,
      )
      if (found.length === 0) break
      const rows = found.map(({ space: _, version: __, ...row }) => {
        for (const [name, { kind }] of json)
          if (row[name] !== null)
            row[name] = kind === 'json' ? JSON.parse(row[name] as string) : row[name] === 1
        return row
      })
      await store.push(stationId, { written: WAREHOUSE_SPACES, read: [] }, (tx) =>
        tx.attempt({
          perform(server) {
            const target = recordingTx(server, WAREHOUSE_SPACES)
            for (const row of rows) target.insert(table, row as never)
            return { seq: 0, outcome: 'done' }
          },
          foresee() {},
        }),
      )
      copied += rows.length
      after = String(rows.at(-1)?.id)
    }
  }
  return copied
}

const ROWS_AT_ONCE = 2000

export const accountOf = (stationId: StationId): Account => ({
  stationId,
  warehouseId: WAREHOUSE,
  lastSeq: 0,
  revoked: false,
})

async function loadFrom(store: ServerStore, station: Station): Promise<void> {
  const service = syncService(store, station.clock, serverLog({ write() {} }))
  const account = accountOf(stationName(0))
  const transport = {
    push: (request: Parameters<typeof service.push>[1]) => service.push(account, request),
    pull: (request: Parameters<typeof service.pull>[1]) => service.pull(account, request),
    snapshot: (request: Parameters<typeof service.snapshot>[1]) => service.snapshot(account, request),
  }
  await syncRound(station.replica, transport, WAREHOUSE_SPACES)
}

interface OpenPick {
  readonly id: PickId
  readonly taskId: PickTaskId
  readonly productId: ProductId
  readonly bin: string
  readonly qtyEach: number
}

/** The pieces of this member's share of the released tasks, one by one: each is confirmed when it is asked for. */
export function* confirmPieces(station: Station, member: number, members: number): Generator<void> {
  const tasks = station.read
    .all<{ id: PickTaskId; stationId: string | null }>(
      `select "id", "stationId" from "pickTask" where "status" in ('open', 'started') order by "orderId"`,
    )
    .filter(({ stationId }, index) => (stationId ?? stationName(index % members)) === stationName(member))
  for (const { id: taskId, stationId } of tasks) {
    // The members share the tasks among themselves, without a server that could keep them for each.
    if (stationId === null)
      must(station.do('startUnclaimedTask', { taskId, reason: 'shared out beforehand' }, actor))
    const picks = station.read.all<OpenPick>(
      `select p."id", p."taskId", p."productId", l."code" as "bin", p."qtyEach" - p."pickedEach" as "qtyEach"
       from "pick" p join "location" l on l."id" = p."locationId"
       where p."taskId" = ? and p."status" = 'open' order by p."sequence"`,
      taskId,
    )
    for (const { id: pickId, bin, productId, qtyEach } of picks) {
      for (let piece = 0; piece < qtyEach; piece++) {
        must(station.do('confirmPick', { pickId, bin, productId, qtyEach: 1, lot: null, code: null }, actor))
        yield
      }
    }
  }
}

/** Everything that waits in a station's outbox, as it would be sent. */
export function waiting(station: Station): PushedOperation[] {
  const operations: PushedOperation[] = []
  for (let next = station.replica.firstPending(); next !== null; ) {
    const batch = station.replica.batch(next)
    operations.push(...batch)
    next = batch.length < MAX_PUSH ? null : (batch.at(-1)?.seq ?? 0) + 1
  }
  return operations
}
