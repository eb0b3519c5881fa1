// A warehouse of a few bins, set up through the host's own door as a console would do it: what tests need that are not
// about the demo warehouse.
import { makeEan13 } from '../../src/core/codes/ean.ts'
import { makeOwnCode } from '../../src/core/codes/own-codes.ts'
import type { OrderId, PickTaskId } from '../../src/core/model/ids.ts'
import type { PickTaskView } from '../../src/core/protocol/queries/floor.ts'
import type { HostProcess } from './host-process.ts'
import { newDevice, StationClient } from './station-client.ts'

export const ADMINISTRATOR = { name: 'Ada Martin', pin: '4711', badge: makeOwnCode('badge', 'ADA1') } as const

export interface Good {
  readonly sku: string
  readonly name: string
  readonly bin: string
  readonly barcode: string
  readonly onHandEach: number
}

/** @param serial which of them: SKU, barcode and bin follow from it. */
export function good(serial: number, onHandEach: number): Good {
  const body = String(serial).padStart(2, '0')
  return {
    sku: `MUG-${body}`,
    name: `Mug number ${serial}`,
    bin: `A-01-${body}`,
    barcode: makeEan13(`4006381${String(serial).padStart(5, '0')}`),
    onHandEach,
  }
}

/** Sets the running host up and answers with its administrator, signed in at a device of his own. */
export async function setUpHouse(host: HostProcess, goods: readonly Good[]): Promise<StationClient> {
  const client = await StationClient.open(host.url, await newDevice(host.url))
  await client.do('setUp', {
    code: host.setUpCode,
    language: 'en',
    administrator: { name: ADMINISTRATOR.name, pin: ADMINISTRATOR.pin, badgeCode: ADMINISTRATOR.badge },
    warehouse: { name: 'North', code: 'NORTH', country: 'GB', currency: 'GBP', timeZone: 'Europe/London' },
    station: { name: 'Bench 1' },
    start: 'empty',
  })
  await client.do('saveLocations', {
    locations: goods.map(({ bin }, index) => ({
      code: bin,
      kind: 'bin',
      aisle: 'A',
      walkSequence: index + 1,
    })),
  })
  await client.do('saveProducts', {
    importId: null,
    products: goods.map(({ sku, name, barcode }) => ({
      sku,
      name,
      weightGrams: 250,
      barcodes: [{ code: barcode, unit: 'each', qtyEach: 1 }],
    })),
  })
  for (const { bin, sku, onHandEach } of goods)
    await client.do('receiveStock', { bin, sku, qtyEach: onHandEach })
  return client
}

export interface Wanted {
  readonly sku: string
  readonly qtyEach: number
}

export async function orderToPick(
  client: StationClient,
  lines: readonly Wanted[],
): Promise<{ orderId: OrderId; number: string; task: PickTaskView }> {
  const now = Date.now()
  const { orderId, number } = await client.do('placeOrder', {
    channel: 'shop',
    customerName: 'Zoë Brown',
    shipTo: {
      name: 'Zoë Brown',
      lines: ['1 High Street'],
      postcode: 'LS1 4AP',
      city: 'Leeds',
      country: 'GB',
    },
    currency: 'GBP',
    language: 'en',
    orderedAt: new Date(now).toISOString(),
    dueAt: new Date(now + 6 * 3_600_000).toISOString(),
    paid: true,
    priority: 5,
    lines: lines.map((line) => ({ ...line, priceMinor: 450 })),
  })
  const { released } = await client.do('releaseOrders', { orderIds: [orderId], allowPartial: false })
  const taskId = released[0]?.taskId
  if (taskId === undefined) throw new Error('the order was not released')
  return { orderId, number, task: await pickTask(client, taskId) }
}

export async function pickTask(client: StationClient, taskId: PickTaskId): Promise<PickTaskView> {
  const task = await client.query('pickTask', { taskId })
  if (!task) throw new Error('the task is gone')
  return task
}
