import {
  type OperationId,
  type OrderId,
  type PickId,
  type PickTaskId,
  type ProductId,
  type StationId,
  SYSTEM_USER,
  type UserId,
  type WarehouseId,
} from '../model/ids.ts'
import { type MemoryStore, memoryStore } from '../model/memory-store.ts'
import {
  type Operation,
  type Outcome,
  operationContext,
  parseArgs,
  runOperation,
  spacesOf,
} from '../model/operation.ts'
import { type BeforeImage, recordingTx, undo } from '../model/recording-tx.ts'
import type { Refusal, RefusalCode } from '../model/refusal.ts'
import type { Role } from '../model/roles.ts'
import type { Row } from '../model/tables.ts'
import { tableNames } from '../model/tables.ts'
import { type OperationArgs, type OperationName, type OperationValue, operations } from './registry.ts'

/** A tiny house on the reference store, in which operations run as they do at a station: all of one or nothing of it. */
export const WAREHOUSE = 'w1' as WarehouseId
export const STATION = 's1' as StationId
export const TODAY = '2026-03-02'

const ADDRESS = { name: 'Entrepot', lines: ['1 Quay Street'], postcode: '1000', city: 'Lyon', country: 'FR' }

type Input<N extends OperationName> = Partial<OperationArgs<N>> & Record<string, unknown>

export interface Done {
  readonly outcome: Outcome<unknown>
  readonly images: readonly BeforeImage[]
}

export interface House {
  readonly store: MemoryStore
  /** Who does the next operations. */
  as(userId: UserId): void
  at(instant: string): void
  /** As a rebase or the server runs it: no check of a fact. */
  replay<N extends OperationName>(name: N, args: Input<N>): OperationValue<N>
  run(name: OperationName, args: unknown, mode?: 'first' | 'replay'): Done
  do<N extends OperationName>(name: N, args: Input<N>): OperationValue<N>
  refused<N extends OperationName>(name: N, args: Input<N>): Refusal
  code<N extends OperationName>(name: N, args: Input<N>): RefusalCode
  snapshot(): string
}

export function house(): House {
  const store = memoryStore()
  let userId: UserId = SYSTEM_USER
  let instant = `${TODAY}T08:00:00.000Z`
  let count = 0

  const run = (name: OperationName, input: unknown, mode: 'first' | 'replay' = 'first'): Done => {
    const operation = operations[name] as unknown as Operation<string, unknown, unknown>
    const parsed = parseArgs(operation, input)
    if (!parsed.ok) return { outcome: parsed, images: [] }
    const opId = `op${String(++count).padStart(5, '0')}` as OperationId
    const fields = { opId, at: instant, userId, stationId: STATION, warehouseId: WAREHOUSE }
    const tx = recordingTx(store, spacesOf(operation, WAREHOUSE))
    try {
      const outcome = runOperation(operation, tx, parsed.value, operationContext(fields), mode)
      if (!outcome.ok) undo(store, tx.beforeImages())
      return { outcome, images: outcome.ok ? tx.beforeImages() : [] }
    } catch (error) {
      undo(store, tx.beforeImages())
      throw error
    }
  }
  const value = ({ outcome }: Done, name: string): unknown => {
    if (!outcome.ok) throw new Error(`${name} was refused: ${JSON.stringify(outcome.refusal)}`)
    return outcome.value
  }
  const refused = (name: OperationName, args: unknown): Refusal => {
    const { outcome } = run(name, args)
    if (outcome.ok) throw new Error(`${name} was not refused`)
    return outcome.refusal
  }
  const here: House = {
    store,
    as(next) {
      userId = next
    },
    at(next) {
      instant = next
    },
    run,
    do: (name, args) => value(run(name, args), name) as never,
    replay: (name, args) => value(run(name, args, 'replay'), name) as never,
    refused,
    code: (name, args) => refused(name, args).code,
    snapshot: () => JSON.stringify(tableNames.map((table) => [table, store.all(table)])),
  }
  here.do('setUpWarehouse', {
    warehouse: {
      id: WAREHOUSE,
      code: 'LYO',
      name: 'Lyon',
      timeZone: 'Europe/Paris',
      country: 'FR',
      currency: 'EUR',
      language: 'fr',
      address: ADDRESS,
    },
    station: { id: STATION, name: 'Bench 1', prefix: 'A' },
    administrator: null,
  })
  return here
}

/** A person with these roles, and he is the one who does what follows. */
export function person(here: House, name: string, ...roles: Role[]): UserId {
  here.as(SYSTEM_USER)
  const userId = name as UserId
  here.do('saveUserAccount', {
    userId,
    name,
    roles,
    language: 'en',
    active: true,
    badgeCode: null,
    pinHash: null,
  })
  here.as(userId)
  return userId
}

export function bins(here: House, ...codes: string[]): void {
  here.do('saveLocations', {
    locations: codes.map((code, index) => ({
      code,
      kind: 'bin',
      aisle: code.split('-')[0],
      walkSequence: (index + 1) * 10,
      pickFace: !code.endsWith('BULK'),
    })),
  } as never)
}

export interface Goods {
  readonly name?: string
  readonly weightGrams?: number
  readonly bufferEach?: number
  readonly minShelfDays?: number
  readonly lotPolicy?: 'none' | 'lot'
  readonly barcode?: string
  readonly caseOf?: number
}

export function product(here: House, sku: string, goods: Goods = {}): ProductId {
  const { barcode = sku.padEnd(13, '0'), caseOf, ...columns } = goods
  const barcodes = [{ code: barcode, unit: 'each' as const, qtyEach: 1 }]
  here.do('saveProducts', {
    products: [
      {
        sku,
        name: sku,
        weightGrams: 100,
        ...columns,
        barcodes: caseOf ? [...barcodes, { code: `${sku}-CASE`, unit: 'case', qtyEach: caseOf }] : barcodes,
      },
    ],
  } as never)
  return only(here.store.where('product', { sku })).id
}

export function stock(
  here: House,
  bin: string,
  sku: string,
  qtyEach: number,
  lot?: string,
  expiryOn?: string,
): void {
  here.do('receiveStock', { bin, sku, qtyEach, lot: lot ?? null, expiryOn: expiryOn ?? null })
}

let orders = 0

export function order(
  here: House,
  lines: Readonly<Record<string, number>>,
  more: Partial<OperationArgs<'placeOrder'>> = {},
): OrderId {
  orders++
  return here.do('placeOrder', {
    number: `N${orders}`,
    channel: 'phone',
    customerName: 'Léa Martin',
    shipTo: { ...ADDRESS, name: 'Léa Martin' },
    currency: 'EUR',
    language: 'fr',
    orderedAt: `${TODAY}T07:00:00.000Z`,
    dueAt: `${TODAY}T15:00:00.000Z`,
    paid: true,
    priority: 0,
    lines: Object.entries(lines).map(([sku, qtyEach]) => ({ sku, qtyEach, priceMinor: 500 })),
    ...more,
  }).orderId
}

/** Released and started by whoever is there. */
export function startedTask(here: House, orderId: OrderId): PickTaskId {
  const { released } = here.do('releaseOrders', { orderIds: [orderId], allowPartial: true })
  const { taskId } = only(released)
  here.do('startPickTask', { taskId })
  return taskId
}

export function picksOf(here: House, taskId: PickTaskId): Row<'pick'>[] {
  return here.store.where('pick', { taskId }).sort((a, b) => a.sequence - b.sequence)
}

export function binOf(here: House, pick: Row<'pick'>): string {
  return here.store.get('location', pick.locationId)?.code ?? ''
}

export function pickAll(here: House, taskId: PickTaskId): void {
  for (const pick of picksOf(here, taskId)) {
    if (pick.status === 'open') confirm(here, pick.id)
  }
}

/** One right scan of what is left of a pick, or of so many. */
export function confirm(here: House, pickId: PickId, qtyEach?: number): OperationValue<'confirmPick'> {
  const pick = here.store.get('pick', pickId)
  if (!pick) throw new Error(`no pick ${pickId}`)
  return here.do('confirmPick', {
    pickId,
    bin: binOf(here, pick),
    productId: pick.productId,
    qtyEach: qtyEach ?? pick.qtyEach - pick.shortEach - pick.pickedEach,
  })
}

/** Picked and packed into one parcel that is still open. */
export function packedOrder(here: House, orderId: OrderId) {
  pickAll(here, startedTask(here, orderId))
  const { parcelId } = here.do('startPacking', { orderId })
  for (const line of linesOf(here, orderId)) {
    if (line.pickedEach > 0)
      here.do('packItem', { parcelId, productId: line.productId, qtyEach: line.pickedEach })
  }
  return parcelId
}

export function linesOf(here: House, orderId: OrderId): Row<'orderLine'>[] {
  return here.store.where('orderLine', { orderId }).sort((a, b) => a.lineNo - b.lineNo)
}

export function orderRow(here: House, orderId: OrderId): Row<'order'> {
  const row = here.store.get('order', orderId)
  if (!row) throw new Error(`no order ${orderId}`)
  return row
}

/** How much of a product lies in a place, by its code. */
export function inPlace(here: House, code: string, productId: ProductId): number {
  const place = here.store.where('location', { warehouseId: WAREHOUSE, code })[0]
  const balances = place ? here.store.where('balance', { locationId: place.id, productId }) : []
  return balances.reduce((sum, balance) => sum + balance.qtyEach, 0)
}

export function openCases(here: House): string[] {
  return here.store.where('case', { status: 'open' }).map((each) => each.kind)
}

export function only<T>(rows: readonly T[]): T {
  if (rows.length !== 1) throw new Error(`expected one, found ${rows.length}`)
  return rows[0] as T
}
