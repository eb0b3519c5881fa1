import { beforeEach, describe, expect, it } from 'vitest'
import type { OrderId } from '../../model/ids.ts'
import {
  binOf,
  bins,
  confirm,
  type House,
  house,
  linesOf,
  only,
  order,
  orderRow,
  packedOrder,
  picksOf,
  product,
  startedTask,
  stock,
} from '../testkit.testkit.ts'

describe('releaseOrders', () => {
  let here: House
  const release = (...orderIds: OrderId[]) => here.do('releaseOrders', { orderIds, allowPartial: false })
  const partly = (...orderIds: OrderId[]) => here.do('releaseOrders', { orderIds, allowPartial: true })
  const bookedIn = (taskId: Parameters<typeof picksOf>[1]) =>
    picksOf(here, taskId).map((pick) => `${binOf(here, pick)} ${pick.qtyEach}`)

  beforeEach(() => {
    here = house()
    bins(here, 'A-01', 'A-02', 'B-01', 'B-02-BULK')
    product(here, 'MUG')
    product(here, 'TEA', { lotPolicy: 'lot', minShelfDays: 5 })
  })

  it('turns promises into holds, and makes one task in walking order', () => {
    stock(here, 'B-01', 'MUG', 3)
    stock(here, 'A-02', 'TEA', 3, 'L1', '2026-05-01')
    const orderId = order(here, { MUG: 2, TEA: 1 })
    const { taskId, shortEach } = only(release(orderId).released)
    expect(shortEach).toBe(0)
    expect(bookedIn(taskId)).toEqual(['A-02 1', 'B-01 2'])
    expect(picksOf(here, taskId).map((pick) => pick.sequence)).toEqual([1, 2])
    expect(linesOf(here, orderId).map((line) => [line.promisedEach, line.allocatedEach])).toEqual([
      [0, 2],
      [0, 1],
    ])
    expect(orderRow(here, orderId).status).toBe('released')
    expect(here.store.get('pickTask', taskId)).toMatchObject({
      pickCount: 2,
      qtyEach: 3,
      doneCount: 0,
      method: 'single',
    })
  })

  it('takes the lot that must leave first, and none that is too short-lived', () => {
    stock(here, 'A-01', 'TEA', 5, 'LATE', '2026-06-01')
    stock(here, 'A-02', 'TEA', 5, 'SOON', '2026-04-01')
    stock(here, 'B-01', 'TEA', 5, 'OVER', '2026-03-05')
    const { taskId } = only(release(order(here, { TEA: 6 })).released)
    const lots = picksOf(here, taskId).map((pick) => here.store.get('lot', pick.lotId)?.code)
    expect(lots.sort()).toEqual(['LATE', 'SOON'])
    expect(here.code('releaseOrders', { orderIds: [order(here, { TEA: 5 })] })).toBe('notAllAvailable')
  })

  it('is idempotent: an order that has its task is answered with it', () => {
    stock(here, 'A-01', 'MUG', 9)
    const orderId = order(here, { MUG: 2 })
    const first = release(orderId)
    const before = here.snapshot()
    expect(release(orderId)).toEqual(first)
    expect(release(orderId, orderId).released).toHaveLength(1)
    expect(here.snapshot()).toBe(before)
  })

  it('tells all problems of all orders together, and then changes nothing', () => {
    stock(here, 'A-01', 'MUG', 3)
    const orderIds = [order(here, { MUG: 2 }), order(here, { MUG: 2, TEA: 1 }), order(here, { TEA: 4 })]
    const numbers = orderIds.map((id) => orderRow(here, id).number)
    const before = here.snapshot()
    const refusal = here.refused('releaseOrders', { orderIds })
    expect(refusal).toEqual({
      code: 'notAllAvailable',
      problems: [
        { number: numbers[1], sku: 'MUG', wantedEach: 2, availableEach: 1 },
        { number: numbers[1], sku: 'TEA', wantedEach: 1, availableEach: 0 },
        { number: numbers[2], sku: 'TEA', wantedEach: 4, availableEach: 0 },
      ],
    })
    expect(here.snapshot()).toBe(before)
  })

  it('releases what there is when asked to, and lets the others wait', () => {
    stock(here, 'A-01', 'MUG', 3)
    const [some, none] = [order(here, { MUG: 5 }), order(here, { TEA: 4 })]
    const { released, waiting } = partly(some, none)
    expect(only(released)).toMatchObject({ orderId: some, shortEach: 2 })
    expect(waiting).toEqual([none])
    expect(only(linesOf(here, some))).toMatchObject({ promisedEach: 2, allocatedEach: 3 })
    expect(here.code('releaseOrders', { orderIds: [none], allowPartial: true })).toBe('nothingAvailable')
  })

  it('keeps for an earlier sale what it was promised', () => {
    stock(here, 'A-01', 'MUG', 5)
    const later = order(here, { MUG: 5 }, { orderedAt: '2026-03-02T07:30:00Z' })
    const earlier = order(here, { MUG: 4 }, { orderedAt: '2026-03-02T07:10:00Z' })
    expect(here.refused('releaseOrders', { orderIds: [later] })).toMatchObject({
      problems: [{ wantedEach: 5, availableEach: 1 }],
    })
    expect(only(partly(earlier).released).shortEach).toBe(0)
    // Both asked for at once: the earlier sale is served first whatever the order of asking.
    stock(here, 'A-02', 'MUG', 3)
    expect(only(partly(later, earlier).released.filter((each) => each.orderId === later)).shortEach).toBe(1)
  })

  it('keeps the buffer of a product back', () => {
    product(here, 'CARD', { bufferEach: 2 })
    stock(here, 'A-01', 'CARD', 5)
    expect(only(partly(order(here, { CARD: 5 })).released).shortEach).toBe(2)
  })

  it('does not offer the same goods to two lines of one order', () => {
    stock(here, 'A-01', 'MUG', 3)
    const lines = [2, 2].map((qtyEach) => ({ sku: 'MUG', qtyEach, priceMinor: 1 }))
    expect(only(partly(order(here, {}, { lines })).released).shortEach).toBe(1)
  })

  it('releases the rest when stock has come in', () => {
    stock(here, 'A-01', 'MUG', 1)
    const orderId = order(here, { MUG: 3 })
    const taskId = startedTask(here, orderId)
    const pick = only(picksOf(here, taskId))
    confirm(here, pick.id)
    expect(orderRow(here, orderId).status).toBe('picked')
    stock(here, 'A-02', 'MUG', 2)
    const again = only(release(orderId).released)
    expect(again.taskId).not.toBe(taskId)
    expect(orderRow(here, orderId).status).toBe('picking')
  })

  it('is refused for an order that is cancelled, and answered for one that is shipped', () => {
    stock(here, 'A-01', 'MUG', 9)
    const gone = order(here, { MUG: 1 })
    here.do('cancelOrder', { orderId: gone, reason: 'x' })
    expect(here.refused('releaseOrders', { orderIds: [gone] })).toMatchObject({
      code: 'orderNotOpen',
      status: 'cancelled',
    })
    expect(here.code('releaseOrders', { orderIds: ['nothing' as OrderId] })).toBe('notFound')
    const shipped = order(here, { MUG: 1 })
    const parcelId = packedOrder(here, shipped)
    here.do('sealParcel', { parcelId, weightGrams: 100 })
    here.do('shipOrder', { orderId: shipped })
    expect(release(shipped).released).toHaveLength(1)
  })

  it('can be recalled until the first scan', () => {
    stock(here, 'A-01', 'MUG', 9)
    const orderId = order(here, { MUG: 2 })
    const { taskId } = only(release(orderId).released)
    here.do('recallTask', { taskId })
    expect(only(linesOf(here, orderId))).toMatchObject({ promisedEach: 2, allocatedEach: 0 })
    expect(orderRow(here, orderId).status).toBe('open')
    const again = startedTask(here, orderId)
    expect(again).not.toBe(taskId)
    confirm(here, only(picksOf(here, again)).id, 1)
    expect(here.code('recallTask', { taskId: again })).toBe('orderAlreadyPicked')
    expect(here.code('recallTask', { taskId })).toBe('taskNotOpen')
  })
})
