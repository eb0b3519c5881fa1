import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type OrderId,
  type StationId,
  SYSTEM_USER,
  type UserId,
  type WarehouseId,
} from '../../core/model/ids.ts'
import type { OperationArgs, OperationName, OperationValue } from '../../core/operations/registry.ts'
import type { QueryArgs } from '../../core/protocol/queries.ts'
import { openStation, type Station } from '../core/station.ts'
import type { QueryContext } from './query-context.ts'

/** A station on a folder of its own, with a few bins and products, to ask questions of. */
export const NOW = '2026-03-02T10:00:00.000Z'

export interface Bench {
  readonly station: Station
  readonly ctx: QueryContext
  do<N extends OperationName>(
    name: N,
    args: Partial<OperationArgs<N>> & object,
    userId?: string,
  ): OperationValue<N>
  order(lines: Readonly<Record<string, number>>, more?: object): OrderId
  close(): void
}

export function bench(): Bench {
  const dataDir = mkdtempSync(join(tmpdir(), 'entrepot-queries-'))
  let ticks = Date.parse(NOW)
  // Each operation a second later than the one before; questions are asked at NOW.
  const clock = (): Date => {
    ticks += 1000
    return new Date(ticks)
  }
  const station = openStation({ dataDir, clock })
  const bench: Bench = {
    station,
    ctx: {
      station,
      actor: { userId: SYSTEM_USER, roles: [], actions: [] },
      now: () => new Date(NOW),
      reachable: false,
    },
    do(name, args, userId = SYSTEM_USER) {
      const outcome = station.do(name, args as never, { userId: userId as UserId })
      if (!outcome.ok) throw new Error(`${name} was refused: ${JSON.stringify(outcome.refusal)}`)
      return outcome.value
    },
    order(lines, more = {}) {
      return bench.do('placeOrder', {
        number: null,
        channel: 'phone',
        customerName: 'Léa Martin',
        shipTo: { name: 'Léa Martin', lines: [], postcode: '69001', city: 'Lyon', country: 'FR' },
        currency: 'EUR',
        language: 'fr',
        orderedAt: '2026-03-02T07:00:00.000Z',
        dueAt: '2026-03-02T15:00:00.000Z',
        paid: true,
        priority: 0,
        lines: Object.entries(lines).map(([sku, qtyEach]) => ({ sku, qtyEach, priceMinor: 500 })),
        ...more,
      } as never).orderId
    },
    close() {
      station.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  furnish(bench)
  return bench
}

function furnish(bench: Bench): void {
  bench.do('setUpWarehouse', {
    warehouse: {
      id: 'w1' as WarehouseId,
      code: 'LYO',
      name: 'Lyon',
      timeZone: 'Europe/Paris',
      country: 'FR',
      currency: 'EUR',
      language: 'fr',
      address: { name: 'Lyon', lines: [], postcode: '69001', city: 'Lyon', country: 'FR' },
    },
    station: { id: 's1' as StationId, name: 'Bench 1', prefix: 'A' },
    administrator: null,
  })
  const locations = [
    { code: 'A-01', kind: 'bin', aisle: 'A', walkSequence: 10 },
    { code: 'A-02', kind: 'bin', aisle: 'A', walkSequence: 20 },
    { code: 'T-7', kind: 'tote' },
  ]
  bench.do('saveLocations', { locations } as never)
  const product = (sku: string, name: string, code: string, more: object = {}) => ({
    sku,
    name,
    weightGrams: 400,
    lengthMm: 80,
    widthMm: 80,
    heightMm: 60,
    barcodes: [
      { code, unit: 'each', qtyEach: 1 },
      { code: `${sku}-CASE`, unit: 'case', qtyEach: 6 },
    ],
    ...more,
  })
  const products = [
    product('MUG-1', 'Red mug 30 cl', '4006381333931'),
    product('TEA', 'Thé vert', '00012345678905', { lotPolicy: 'lot' }),
    product('CARD', 'Gift card', 'CARD0001'),
  ]
  bench.do('saveProducts', { products } as never)
  bench.do('receiveStock', { bin: 'A-01', sku: 'MUG-1', qtyEach: 10 } as never)
  bench.do('receiveStock', {
    bin: 'A-02',
    sku: 'TEA',
    qtyEach: 5,
    lot: 'L1',
    expiryOn: '2026-12-31',
  } as never)
}

export const ask = (
  more: Partial<QueryArgs<'orders'>> & { view?: string; search?: string } = {},
): QueryArgs<'orders'> => {
  const { view = 'all', search = '', ...rest } = more
  const filter = { view, search, ...(rest.filter ?? {}) } as QueryArgs<'orders'>['filter']
  return { sort: 'dueAt', descending: false, after: null, limit: 60, ...rest, filter }
}
