import { beforeEach, describe, expect, it } from 'vitest'
import type { OrderId, PickTaskId, ProductId } from '../../model/ids.ts'
import {
  bins,
  confirm,
  type House,
  house,
  inPlace,
  linesOf,
  only,
  order,
  orderRow,
  person,
  pickAll,
  picksOf,
  product,
  startedTask,
  stock,
} from '../testkit.testkit.ts'

describe('undoPick', () => {
  let here: House
  let mug: ProductId
  let orderId: OrderId
  let taskId: PickTaskId

  beforeEach(() => {
    here = house()
    bins(here, 'A-01', 'A-02')
    mug = product(here, 'MUG')
    product(here, 'TEA')
    stock(here, 'A-01', 'MUG', 10)
    stock(here, 'A-02', 'TEA', 10)
    orderId = order(here, { MUG: 3, TEA: 1 })
    taskId = startedTask(here, orderId)
  })

  it('takes scan after scan back, newest first, movement and hold', () => {
    const [first, second] = picksOf(here, taskId)
    if (!first || !second) throw new Error('two picks')
    const stocked = () => only(here.store.where('productStock', { productId: mug }))
    const before = stocked()
    confirm(here, first.id, 1)
    confirm(here, first.id, 2)
    confirm(here, second.id, 1)
    expect(here.store.get('pickTask', taskId)?.status).toBe('done')

    expect(here.do('undoPick', { taskId })).toEqual({ pickId: second.id, qtyEach: 1 })
    expect(here.store.get('pickTask', taskId)).toMatchObject({
      status: 'started',
      doneCount: 1,
      finishedAt: null,
    })
    expect(here.do('undoPick', { taskId })).toEqual({ pickId: first.id, qtyEach: 2 })
    expect(here.do('undoPick', { taskId })).toEqual({ pickId: first.id, qtyEach: 1 })
    expect(here.code('undoPick', { taskId })).toBe('nothingToUndo')
    expect(stocked()).toEqual(before)
    expect(inPlace(here, 'A-01', mug)).toBe(10)
    expect(linesOf(here, orderId)[0]).toMatchObject({ allocatedEach: 3, pickedEach: 0, promisedEach: 0 })
    // Scans after an undo are newer than those before it.
    confirm(here, first.id, 1)
    confirm(here, second.id, 1)
    expect(here.do('undoPick', { taskId })).toEqual({ pickId: second.id, qtyEach: 1 })
  })

  it('is never a deletion: each movement has its reverse', () => {
    const [first] = picksOf(here, taskId)
    if (!first) throw new Error('a pick')
    confirm(here, first.id, 1)
    here.do('undoPick', { taskId })
    const movements = here.store.where('movement', { pickId: first.id })
    expect(movements.map((movement) => movement.cause).sort()).toEqual(['pick', 'undo'])
    expect(movements.find((movement) => movement.cause === 'undo')?.reversesId).toBeTruthy()
  })

  it('stops where the goods are packed', () => {
    pickAll(here, taskId)
    const { parcelId } = here.do('startPacking', { orderId })
    for (const line of linesOf(here, orderId)) {
      here.do('packItem', { parcelId, productId: line.productId, qtyEach: line.pickedEach })
    }
    expect(here.code('undoPick', { taskId })).toBe('nothingToUndo')
    expect(here.replay('undoPick', { taskId })).toBeNull()
    expect(orderRow(here, orderId)).toMatchObject({ pickedEach: 4, packedEach: 4 })
  })

  it('is for the person who made the scan', () => {
    const [first] = picksOf(here, taskId)
    if (!first) throw new Error('a pick')
    confirm(here, first.id, 1)
    person(here, 'Pia', 'picker')
    expect(here.code('undoPick', { taskId })).toBe('taskNotYours')
  })
})
