// The demo warehouse in the middle of a morning: orders released, picked, packed and shipped by several people, one bin that
// held less than the books said. Everything through the host's own door.

import { makeOwnCode } from '../../src/core/codes/own-codes.ts'
import type { OrderId, PickTaskId } from '../../src/core/model/ids.ts'
import type { PickTaskView } from '../../src/core/protocol/queries/floor.ts'
import { newDevice, StationClient } from '../../test/support/station-client.ts'

export const badgeOf = (nth: number): string => makeOwnCode('badge', `DEMO${String(nth).padStart(2, '0')}`)
/** The demo's people by their place in its list. */
export const PEOPLE = { picker: 1, frenchPicker: 2, packer: 3, supervisor: 8 } as const

const RELEASED = 150
const SHIPPED = 14
const SHORT = 2

export interface Morning {
  /** Not begun, with several lines of several pieces each. */
  readonly toPick: PickTaskId
  readonly toPickInFrench: PickTaskId
  readonly toPack: OrderId
  /** What to scan for half of its goods. */
  readonly packFirst: readonly string[]
  readonly shipped: OrderId
}

export async function makeMorning(url: string): Promise<Morning> {
  const supervisor = await signedIn(url, PEOPLE.supervisor)
  const picker = await signedIn(url, PEOPLE.picker)
  const packer = await signedIn(url, PEOPLE.packer)
  const { rows } = await supervisor.query('orders', { filter: { view: 'toRelease' }, limit: 200 })
  const { released } = await supervisor.do('releaseOrders', {
    orderIds: rows.slice(0, RELEASED).map(({ id }) => id),
    allowPartial: true,
  })
  const tours: PickTaskView[] = []
  for (const { taskId } of released) {
    const tour = taskId && (await supervisor.query('pickTask', { taskId }))
    if (tour && tour.steps.length > 0) tours.push(tour)
  }
  const large = tours.filter(isLarge)
  const [toPick, toPickInFrench, toPack] = large
  const toShip = large[3]
  if (!toPick || !toPickInFrench || !toPack?.orderId || !toShip?.orderId)
    throw new Error('the demo has too few large orders')
  const taken = new Set([toPick, toPickInFrench, toPack, toShip])
  const others = tours.filter((tour) => !taken.has(tour))

  let tote = 1
  for (const [index, tour] of [toShip, ...others.slice(0, SHIPPED + SHORT + 3)].entries()) {
    const isShort = index > SHIPPED && index <= SHIPPED + SHORT
    await pick(picker, tour, tote++, isShort)
    if (index < SHIPPED) await packAndShip(packer, tour)
  }
  await pick(picker, toPack, tote, false)
  for (const client of [supervisor, picker, packer]) await client.close()
  return {
    toPick: toPick.id,
    toPickInFrench: toPickInFrench.id,
    toPack: toPack.orderId,
    packFirst: toPack.steps.slice(0, toPack.steps.length / 2).flatMap(codesOf),
    shipped: toShip.orderId,
  }
}

function codesOf({ barcodes, qtyEach }: PickTaskView['steps'][number]): string[] {
  const each = barcodes.find((barcode) => barcode.qtyEach === 1)
  return each ? Array.from({ length: qtyEach }, () => each.code) : []
}

function isLarge({ steps, giftNote }: PickTaskView): boolean {
  const plain = steps.every(
    ({ lot, hazard, barcodes }) => lot === null && hazard === null && barcodes.length > 0,
  )
  return steps.length >= 3 && steps.length <= 8 && giftNote === null && plain && (steps[0]?.qtyEach ?? 0) > 1
}

async function signedIn(url: string, nth: number): Promise<StationClient> {
  const client = await StationClient.open(url, await newDevice(url))
  await client.do('signIn', { badge: badgeOf(nth) })
  return client
}

async function pick(
  client: StationClient,
  { id, steps }: PickTaskView,
  tote: number,
  short: boolean,
): Promise<void> {
  await client.do('startPickTask', { taskId: id })
  await client.do('bindTote', { taskId: id, toteCode: `T-${String(tote).padStart(3, '0')}` })
  for (const [index, { id: pickId, bin, productId, lot, qtyEach }] of steps.entries()) {
    if (short && index === 0) await client.do('shortPick', { pickId, reason: 'noneHere', foundEach: 0 })
    else await client.do('confirmPick', { pickId, bin, productId, qtyEach, lot })
  }
}

async function packAndShip(client: StationClient, { orderId, steps }: PickTaskView): Promise<void> {
  const { parcelId } = await client.do('startPacking', { orderId })
  for (const { productId, lot, qtyEach } of steps)
    await client.do('packItem', { parcelId, productId, lot, qtyEach })
  const view = await client.query('pack', { orderId })
  const box = view?.boxes.find(({ id }) => id === view.suggestedBoxId)
  const content = view?.parcels.find(({ parcel }) => parcel.id === parcelId)?.parcel.expectedWeightGrams ?? 0
  const weightGrams = content + (box?.emptyWeightGrams ?? 0)
  await client.do('sealParcel', { parcelId, boxId: box?.id ?? null, weightGrams })
  await client.do('shipOrder', { orderId })
}
