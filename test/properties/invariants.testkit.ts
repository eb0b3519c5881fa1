import type { MemoryStore } from '../../src/core/model/memory-store.ts'
import { stockClassOf } from '../../src/core/model/states.ts'
import { leftOf } from '../../src/core/operations/picking/change-pick.ts'

/** What holds after every operation, whatever was done before. Each broken rule is a sentence. */
export function brokenRules(store: MemoryStore): string[] {
  return [
    ...ledger(store),
    ...productTotals(store),
    ...holds(store),
    ...orderTotals(store),
    ...taskTotals(store),
    ...reversals(store),
  ]
}

type Sums = Map<string, number>

const addTo = (sums: Sums, key: string, amount: number): void => {
  const sum = (sums.get(key) ?? 0) + amount
  if (sum === 0) sums.delete(key)
  else sums.set(key, sum)
}

function compare(what: string, actual: Sums, expected: Sums): string[] {
  const keys = new Set([...actual.keys(), ...expected.keys()])
  return [...keys]
    .filter((key) => (actual.get(key) ?? 0) !== (expected.get(key) ?? 0))
    .map((key) => `${what} ${key}: ${actual.get(key) ?? 0}, should be ${expected.get(key) ?? 0}`)
}

/** A balance is the sum of its movements; over all places, also those outside, every product sums to nothing. */
function ledger(store: MemoryStore): string[] {
  const moved: Sums = new Map()
  const all: Sums = new Map()
  const outside = new Set(
    store
      .all('location')
      .filter((place) => stockClassOf[place.kind] === 'outside')
      .map((place) => place.id),
  )
  for (const movement of store.all('movement')) {
    const { fromLocationId: from, toLocationId: to, productId, lotId, qtyEach } = movement
    for (const [place, amount] of [
      [from, -qtyEach],
      [to, qtyEach],
    ] as const) {
      addTo(all, productId, amount)
      if (!outside.has(place)) addTo(moved, `${place}~${productId}~${lotId}`, amount)
    }
  }
  const balances: Sums = new Map()
  for (const { locationId, productId, lotId, qtyEach } of store.all('balance')) {
    addTo(balances, `${locationId}~${productId}~${lotId}`, qtyEach)
  }
  return [...compare('balance', balances, moved), ...compare('sum of all places', all, new Map())]
}

/** The totals of a product are what its balances and order lines say. */
function productTotals(store: MemoryStore): string[] {
  const kinds = new Map(store.all('location').map((place) => [place.id, stockClassOf[place.kind]]))
  const expected: Sums = new Map()
  for (const balance of store.all('balance')) {
    const column = kinds.get(balance.locationId) === 'onHand' ? 'onHandEach' : 'inProcessEach'
    addTo(expected, `${balance.productId} ${column}`, balance.qtyEach)
    addTo(expected, `${balance.productId} allocatedEach`, balance.allocatedEach)
  }
  for (const line of store.all('orderLine'))
    addTo(expected, `${line.productId} promisedEach`, line.promisedEach)
  const actual: Sums = new Map()
  for (const row of store.all('productStock')) {
    for (const column of ['onHandEach', 'inProcessEach', 'allocatedEach', 'promisedEach'] as const) {
      addTo(actual, `${row.productId} ${column}`, row[column])
    }
  }
  return compare('productStock', actual, expected)
}

/** What is held in bins and of lines is the sum of the open picks. */
function holds(store: MemoryStore): string[] {
  const inBins: Sums = new Map()
  const ofLines: Sums = new Map()
  for (const pick of store.all('pick')) {
    addTo(inBins, `${pick.locationId}~${pick.productId}~${pick.lotId}`, leftOf(pick))
    addTo(ofLines, pick.orderLineId, leftOf(pick))
  }
  const balances: Sums = new Map()
  for (const { locationId, productId, lotId, allocatedEach } of store.all('balance')) {
    addTo(balances, `${locationId}~${productId}~${lotId}`, allocatedEach)
  }
  const lines: Sums = new Map()
  for (const line of store.all('orderLine')) addTo(lines, line.id, line.allocatedEach)
  return [...compare('held in bin', balances, inBins), ...compare('allocated of line', lines, ofLines)]
}

/** Promised, held, picked and cancelled make up what was ordered; nothing is packed that was not picked. */
function orderTotals(store: MemoryStore): string[] {
  const broken: string[] = []
  const packed: Sums = new Map()
  const content: Sums = new Map()
  for (const line of store.all('parcelLine')) {
    addTo(packed, line.orderLineId, line.qtyEach)
    addTo(content, line.parcelId, line.qtyEach)
  }
  const counted: Sums = new Map()
  const linesPacked: Sums = new Map()
  for (const line of store.all('orderLine')) {
    const settled = line.cancelledEach + line.allocatedEach + line.pickedEach
    if (line.promisedEach !== Math.max(0, line.orderedEach - settled))
      broken.push(`line ${line.id}: promised`)
    if (line.packedEach > line.pickedEach) broken.push(`line ${line.id}: packed more than picked`)
    if (line.shippedEach > line.packedEach) broken.push(`line ${line.id}: shipped more than packed`)
    if (
      Math.min(line.pickedEach, line.packedEach, line.shippedEach, line.allocatedEach, line.cancelledEach) < 0
    ) {
      broken.push(`line ${line.id}: below zero`)
    }
    addTo(linesPacked, line.id, line.packedEach)
    for (const column of [
      'orderedEach',
      'pickedEach',
      'packedEach',
      'shippedEach',
      'cancelledEach',
    ] as const) {
      addTo(counted, `${line.orderId} ${column}`, line[column])
    }
  }
  const orders: Sums = new Map()
  for (const order of store.all('order')) {
    for (const column of [
      'orderedEach',
      'pickedEach',
      'packedEach',
      'shippedEach',
      'cancelledEach',
    ] as const) {
      addTo(orders, `${order.id} ${column}`, order[column])
    }
  }
  const parcels: Sums = new Map()
  for (const parcel of store.all('parcel')) addTo(parcels, parcel.id, parcel.qtyEach)
  return [
    ...broken,
    ...compare('order', orders, counted),
    ...compare('packed of line', linesPacked, packed),
    ...compare('parcel', parcels, content),
    ...parcelGoods(store),
  ]
}

/** What the ledger has in a parcel is what its lines say, until it has left. */
function parcelGoods(store: MemoryStore): string[] {
  const lines: Sums = new Map()
  const ledgerSays: Sums = new Map()
  for (const parcel of store.all('parcel')) {
    // Voided: its goods may have been brought back already.
    if (parcel.status === 'shipped' || parcel.status === 'voided') continue
    for (const line of store.where('parcelLine', { parcelId: parcel.id })) {
      addTo(lines, `${parcel.id} ${line.productId} ${line.lotId}`, line.qtyEach)
    }
    for (const balance of store.where('balance', { locationId: parcel.locationId })) {
      addTo(ledgerSays, `${parcel.id} ${balance.productId} ${balance.lotId}`, balance.qtyEach)
    }
  }
  return compare('in parcel', ledgerSays, lines)
}

function taskTotals(store: MemoryStore): string[] {
  const expected: Sums = new Map()
  for (const pick of store.all('pick')) {
    if (pick.taskId === null) continue
    addTo(expected, `${pick.taskId} pickedEach`, pick.pickedEach)
    if (pick.status === 'cancelled') continue
    addTo(expected, `${pick.taskId} pickCount`, 1)
    addTo(expected, `${pick.taskId} doneCount`, pick.status === 'open' ? 0 : 1)
    addTo(expected, `${pick.taskId} qtyEach`, pick.qtyEach - pick.shortEach)
  }
  const actual: Sums = new Map()
  for (const task of store.all('pickTask')) {
    for (const column of ['pickCount', 'doneCount', 'qtyEach', 'pickedEach'] as const) {
      addTo(actual, `${task.id} ${column}`, task[column])
    }
  }
  return compare('task', actual, expected)
}

/** Undone twice would be goods out of nothing. */
function reversals(store: MemoryStore): string[] {
  const reversed = store.all('movement').flatMap(({ reversesId }) => reversesId ?? [])
  return reversed
    .filter((id, index) => reversed.indexOf(id) !== index)
    .map((id) => `movement ${id}: reversed twice`)
}
