import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OperationId } from '../../src/core/model/ids.ts'
import { type OperationName, operations } from '../../src/core/operations/registry.ts'
import { PullAnswer, type PushedOperation, PushRequest, SYNC_PROTOCOL } from '../../src/core/protocol/sync.ts'
import type { ServerStore } from '../../src/server/store/server-store.ts'
import { argumentsOf } from '../support/arguments.ts'
import {
  everything,
  furnishing,
  type Sender,
  sender,
  startPostgresServer,
  startSqlite,
  type TestDatabase,
  type TestServer,
} from './server-house.testkit.ts'

/**
 * Whatever fits the protocol has an outcome, on every store the same: what a database refuses for ever must not be taken for an
 * outage, or its station would send it for ever.
 */
const BATCHES = Number(process.env.ENTREPOT_HOSTILE_BATCHES ?? 75)
const SEED = Number(process.env.ENTREPOT_HOSTILE_SEED ?? 20260302)

/** What random arguments bring through: all facts, and requests of each area. */
const REACHED: OperationName[] = [
  'bindTote',
  'changeSetting',
  'confirmPick',
  'countBin',
  'finishImport',
  'importOrders',
  'importStock',
  'packItem',
  'receiveStock',
  'registerStation',
  'removeImported',
  'reportOutcome',
  'saveBoxes',
  'saveCarriers',
  'saveCustomers',
  'saveLocations',
  'saveProducts',
  'saveUserAccount',
  'saveZones',
  'settleCase',
  'shortPick',
  'snoozeCase',
  'startImport',
  'undoPick',
  'unpackItem',
]

const names = Object.keys(operations) as OperationName[]

interface Place {
  readonly store: ServerStore
  readonly station: Sender
}

describe('hostile operations', () => {
  let servers: TestServer[]
  let databases: TestDatabase[]
  let places: Place[]
  let known: readonly string[] = []

  beforeAll(async () => {
    servers = [await startSqlite(), await startPostgresServer()]
    databases = await Promise.all(servers.map((server) => server.database()))
    const stores = await Promise.all(databases.map((database) => database.open()))
    places = await Promise.all(stores.map(async (store) => ({ store, station: await sender(store, 's1') })))
    await pushed((station) => furnishing(station))
    await pushed((station) => [
      station.next('placeOrder', orderOf('MUG', 3)),
      station.next('placeOrder', orderOf('CARD', 2)),
      station.next('placeOrder', orderOf('MUG', 5)),
    ])
    await look()
    const orderIds = ids('order')
    await pushed((station) => [
      station.next('releaseOrders', { orderIds: orderIds.slice(0, 2), allowPartial: true }),
    ])
    await look()
    await pushed((station) => [station.next('startPickTask', { taskId: ids('pickTask')[0] })])
    await look()
  }, 90_000)
  afterAll(async () => {
    await Promise.all(databases.map((database) => database.close()))
    await Promise.all(servers.map((server) => server.stop()))
  })

  let idsOf: ReadonlyMap<string, readonly { readonly row: { readonly id: string } }[]> = new Map()
  const ids = (table: string): string[] => (idsOf.get(table) ?? []).map(({ row }) => row.id)

  /** Ids, codes and names that are there now: with them the next operations reach something. */
  const look = async (): Promise<void> => {
    const [{ store, station }] = places as [Place]
    const { rows } = await everything(store, station.account)
    idsOf = Map.groupBy(rows, ({ table }) => table as string)
    const texts = rows.flatMap(({ row }) => Object.values(row).filter((value) => typeof value === 'string'))
    known = [...new Set(texts)].filter((text) => text.length < 300).slice(-3000)
  }

  /** Sent to each store, through the wire's schema. @returns each one's outcomes */
  const pushed = async (make: (station: Sender) => readonly PushedOperation[]) =>
    Promise.all(
      places.map(async ({ station }) => {
        const request: unknown = { protocol: SYNC_PROTOCOL, epoch: null, operations: make(station) }
        const { operations: sent } = PushRequest.parse(JSON.parse(JSON.stringify(request)))
        const answer = await station.push(sent)
        if (answer.status !== 'taken') throw new Error(`answered ${answer.status}`)
        return answer.outcomes
      }),
    )

  it('[SV8] whatever fits the schemas has the same outcome on every store, and none is an outage or a fault', async () => {
    const tally = new Map<string, number>()
    const operation = fc.oneof(
      ...names.map((name) => fc.record({ name: fc.constant(name), args: argumentsOf(name, () => known) })),
    )
    const batch = fc.array(operation, { minLength: 20, maxLength: 40, size: 'max' })
    await fc.assert(
      fc.asyncProperty(batch, async (list) => {
        const [first = [], ...others] = await pushed((station) =>
          list.map(({ name, args }) => station.next(name, args)),
        )
        for (const [index, { outcome }] of first.entries()) {
          const what = `${list[index]?.name} ${outcome}`
          tally.set(what, (tally.get(what) ?? 0) + 1)
        }
        for (const other of others) expect(other).toEqual(first)
        expect(first.filter(({ outcome }) => outcome === 'parked')).toEqual([])
        await look()
      }),
      { numRuns: BATCHES, seed: SEED, endOnFailure: true },
    )
    // Else it would not be known what was tried.
    const done = names.filter((name) => tally.has(`${name} done`))
    expect(names.filter((name) => !done.includes(name) && !tally.has(`${name} refused`))).toEqual([])
    expect(done).toEqual(expect.arrayContaining(REACHED))

    const [first, ...others] = await Promise.all(
      places.map(async ({ store, station }) => {
        const pulled = await everything(store, station.account)
        const answer: unknown = {
          ...pulled,
          status: 'changes',
          // Each server has its own.
          epoch: '',
          serverTime: '',
          versions: Object.fromEntries(pulled.versions),
        }
        return PullAnswer.parse(JSON.parse(JSON.stringify(answer)))
      }),
    )
    for (const other of others) expect(sorted(other)).toEqual(sorted(first))
  }, 240_000)

  it.each([
    ['U+0000', 'A\0B'],
    ['half a character', 'A\uD800'],
    ['the other half', '\uDC00'],
  ])(
    '[SV8] %s in the arguments is a refusal, in what stands around them no message at all',
    async (_what, text) => {
      const outcomes = await pushed((station) => [
        station.next('receiveStock', { bin: text, sku: 'MUG', qtyEach: 1 }),
        station.next('saveCustomers', { importId: null, customers: [{ code: 'C1', name: 'C', [text]: 1 }] }),
        station.next('unheardOf' as OperationName, { text }),
      ])
      for (const each of outcomes) {
        expect(each).toMatchObject([
          { outcome: 'refused', refusal: { code: 'badArguments', path: 'bin' } },
          { outcome: 'refused', refusal: { code: 'badArguments' } },
          { outcome: 'parked', reason: 'this server knows no operation unheardOf' },
        ])
      }
      for (const { store, station } of places) {
        const log = await store.log({ stationId: station.account.stationId, limit: 3 })
        expect(log.map(({ args }) => JSON.stringify(args)).join()).toContain(
          JSON.stringify(text).slice(1, -1),
        )
      }
      const operation = {
        seq: 1,
        opId: 'op',
        name: 'x',
        args: {},
        userId: 'system',
        at: '2026-03-02T08:00:00.000Z',
      }
      for (const field of ['opId', 'name', 'userId']) {
        const message = {
          protocol: SYNC_PROTOCOL,
          epoch: null,
          operations: [{ ...operation, [field]: text }],
        }
        expect(PushRequest.safeParse(message).success).toBe(false)
      }
    },
  )

  it('[SV8] arguments that are nested without end are no message', () => {
    let args: unknown = {}
    for (let depth = 0; depth < 5000; depth++) args = [args]
    const operation = {
      seq: 1,
      opId: 'op',
      name: 'x',
      args,
      userId: 'system',
      at: '2026-03-02T08:00:00.000Z',
    }
    expect(
      PushRequest.safeParse({ protocol: SYNC_PROTOCOL, epoch: null, operations: [operation] }).success,
    ).toBe(false)
  })

  it('[SV8] amounts that add up to more than a number can hold are refused', async () => {
    const line = { sku: 'MUG', qtyEach: 1_000_000_000, priceMinor: Number.MAX_SAFE_INTEGER }
    const outcomes = await pushed((station) => [
      station.next('placeOrder', { ...orderOf('MUG', 1), lines: [line] }),
    ])
    for (const each of outcomes)
      expect(each).toMatchObject([{ outcome: 'refused', refusal: { code: 'badArguments' } }])
  })

  it('[SV9] an operation is done once, also when another station sends it, or the same one under another number', async () => {
    const outcomes = await Promise.all(
      places.map(async ({ store, station }) => {
        const other = await sender(store, 's2')
        const once = station.next('receiveStock', { bin: 'A-01', sku: 'MUG', qtyEach: 1 })
        const own = station.next('receiveStock', { bin: 'A-01', sku: 'MUG', qtyEach: 1 })
        const stolen = {
          ...other.next('receiveStock', { bin: 'A-01', sku: 'MUG', qtyEach: 1 }),
          opId: once.opId,
        }
        const twice = other.next('receiveStock', { bin: 'A-01', sku: 'MUG', qtyEach: 1 })
        const again = {
          ...other.next('countBin', { bin: 'A-02', sku: 'MUG', lot: null, countedEach: 3 }),
          opId: twice.opId,
        }
        const before = (await everything(store, station.account)).versions.get('wh:w1') ?? 0
        const answers = [
          await station.push([once]),
          await other.push([stolen, twice, again]),
          await station.push([{ ...own, opId: once.opId }]),
        ]
        const after = (await everything(store, station.account)).versions.get('wh:w1') ?? 0
        expect(after - before).toBe(2)
        const done = (await store.log({ limit: 4 })).filter(({ outcome }) => outcome.outcome === 'done')
        expect(done.map(({ opId }) => opId)).toEqual([twice.opId])
        return answers.flatMap((answer) => ('outcomes' in answer ? answer.outcomes : []))
      }),
    )
    const refusal = { code: 'doneAlready' }
    for (const each of outcomes) {
      expect(each).toMatchObject([
        { outcome: 'done' },
        { outcome: 'refused', refusal },
        { outcome: 'done' },
        { outcome: 'refused', refusal },
        { outcome: 'refused', refusal },
      ])
    }
  })

  it('[SV9] of two stations that send the same operation at once, one has done it', async () => {
    for (const { store } of places) {
      const stations = await Promise.all(
        ['s3', 's4', 's5', 's6'].map((id, index) => sender(store, id, `w${(index % 2) + 1}`)),
      )
      const args = { zones: [{ code: 'COLD', name: 'Cold', sequence: 1 }] }
      const answers = await Promise.all(
        stations.map((station) =>
          station.push([{ ...station.next('saveZones', args), opId: 'one-and-the-same' as OperationId }]),
        ),
      )
      const outcomes = answers.flatMap((answer) => ('outcomes' in answer ? answer.outcomes : []))
      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['done', 'refused', 'refused', 'refused'])
    }
  })
})

function sorted(answer: PullAnswer | undefined): unknown {
  if (answer?.status !== 'changes') return answer
  const key = (each: {
    readonly table: string
    readonly row?: { readonly id: string }
    readonly id?: string
  }) => `${each.table}|${each.row?.id ?? each.id}`
  const by = (a: Parameters<typeof key>[0], b: Parameters<typeof key>[0]) => (key(a) < key(b) ? -1 : 1)
  const rows = answer.rows
    .toSorted(by)
    .map(({ row, ...rest }) => ({ ...rest, row: Object.entries(row).sort() }))
  return { ...answer, rows, tombstones: answer.tombstones.toSorted(by) }
}

function orderOf(sku: string, qtyEach: number) {
  return {
    channel: 'phone',
    customerName: 'Léa Martin',
    shipTo: { name: 'Léa Martin', lines: [], postcode: '69001', city: 'Lyon', country: 'FR' },
    currency: 'EUR',
    language: 'fr',
    orderedAt: '2026-03-02T07:00:00.000Z',
    dueAt: '2026-03-02T15:00:00.000Z',
    paid: true,
    priority: 0,
    lines: [{ sku, qtyEach, priceMinor: 100 }],
  }
}
