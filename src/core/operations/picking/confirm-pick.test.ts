import { beforeEach, describe, expect, it } from 'vitest'
import { makeOwnCode } from '../../codes/own-codes.ts'
import type { OrderId, PickTaskId, ProductId, UserId } from '../../model/ids.ts'
import type { Row } from '../../model/tables.ts'
import {
  bins,
  confirm,
  type House,
  house,
  inPlace,
  linesOf,
  only,
  openCases,
  order,
  orderRow,
  person,
  picksOf,
  product,
  startedTask,
  stock,
} from '../testkit.testkit.ts'

describe('confirmPick', () => {
  let here: House
  let mug: ProductId
  let tea: ProductId
  let orderId: OrderId
  let taskId: PickTaskId
  let pick: Row<'pick'>
  const scan = (more: object = {}) => ({
    pickId: pick.id,
    bin: 'A-01',
    productId: mug,
    qtyEach: 1,
    code: 'MUG0000000000',
    ...more,
  })
  const row = () => here.store.get('pick', pick.id)

  beforeEach(() => {
    here = house()
    bins(here, 'A-01', 'A-02')
    mug = product(here, 'MUG', { caseOf: 6 })
    tea = product(here, 'TEA')
    stock(here, 'A-01', 'MUG', 10)
    stock(here, 'A-02', 'TEA', 10)
    orderId = order(here, { MUG: 3 })
    taskId = startedTask(here, orderId)
    pick = only(picksOf(here, taskId))
  })

  it('moves the goods from the bin into the tote, and the hold with them', () => {
    const tote = makeOwnCode('tote', '000123')
    here.do('bindTote', { taskId, toteCode: tote })
    expect(here.do('confirmPick', scan())).toEqual({ leftEach: 2, lineDone: false, taskDone: false })
    expect(inPlace(here, 'A-01', mug)).toBe(9)
    expect(inPlace(here, tote, mug)).toBe(1)
    expect(only(linesOf(here, orderId))).toMatchObject({ promisedEach: 0, allocatedEach: 2, pickedEach: 1 })
    expect(orderRow(here, orderId)).toMatchObject({ status: 'picking', pickedEach: 1 })
    expect(here.do('confirmPick', scan({ qtyEach: 2 }))).toEqual({
      leftEach: 0,
      lineDone: true,
      taskDone: true,
    })
    expect(here.store.get('pickTask', taskId)).toMatchObject({ status: 'done', doneCount: 1, pickedEach: 3 })
    expect(orderRow(here, orderId).status).toBe('picked')
  })

  it('takes the label of the bin for the bin, in any letters', () => {
    here.do('confirmPick', scan({ bin: makeOwnCode('bin', 'A-01') }))
    here.do('confirmPick', scan({ bin: ' a-01 ' }))
    expect(row()?.pickedEach).toBe(2)
  })

  it.each([
    ['another bin', { bin: 'A-02' }, { code: 'wrongBin', expected: 'A-01', scanned: 'A-02' }],
    ['no bin at all', { bin: 'Z-99' }, { code: 'binUnknown', value: 'Z-99' }],
    [
      'another product',
      { code: 'TEA0000000000' },
      { code: 'wrongProduct', expectedSku: 'MUG', scannedSku: 'TEA' },
    ],
    ['an unknown code', { code: '4006381333931' }, { code: 'codeUnknown', value: '4006381333931' }],
    [
      'a case for units',
      { code: 'MUG-CASE', qtyEach: 6 },
      { code: 'caseInsteadOfUnit', qtyEach: 6, leftEach: 2 },
    ],
    ['too many', { qtyEach: 4 }, { code: 'tooMany', leftEach: 2, scannedEach: 4 }],
    ['a pick that is not there', { pickId: 'nothing' }, { code: 'notFound' }],
  ])('refuses %s with what it is, and changes nothing', (_, more, refusal) => {
    here.do('confirmPick', scan())
    const before = here.snapshot()
    expect(here.refused('confirmPick', scan(more))).toMatchObject(refusal)
    expect(here.snapshot()).toBe(before)
  })

  it('names the product that was found by hand, and refuses it if it is another', () => {
    expect(here.refused('confirmPick', scan({ code: null, productId: tea }))).toMatchObject({
      scannedSku: 'TEA',
    })
    expect(here.do('confirmPick', scan({ code: null })).leftEach).toBe(2)
  })

  it('says that a line is counted already', () => {
    confirm(here, pick.id)
    expect(here.code('confirmPick', scan())).toBe('alreadyCounted')
  })

  it('takes another bin where strict mode is off, but not what others hold there', () => {
    here.do('changeSetting', { key: 'strictMode', value: false } as never)
    expect(here.refused('confirmPick', scan({ bin: 'A-02' }))).toMatchObject({
      code: 'notEnoughHere',
      hereEach: 0,
    })
    stock(here, 'A-02', 'MUG', 2)
    here.do('confirmPick', scan({ bin: 'A-02' }))
    expect(inPlace(here, 'A-02', mug)).toBe(1)
    expect(inPlace(here, 'A-01', mug)).toBe(10)
    expect(only(linesOf(here, orderId))).toMatchObject({ allocatedEach: 2, pickedEach: 1 })
  })

  it('belongs to the person who started the task', () => {
    person(here, 'Pia', 'picker')
    expect(here.code('confirmPick', scan())).toBe('taskNotYours')
    expect(here.refused('startPickTask', { taskId })).toMatchObject({ code: 'taskTaken' })
    expect(here.code('takeOverPickTask', { taskId })).toBe('notAllowed')
    person(here, 'Sam', 'supervisor')
    here.do('takeOverPickTask', { taskId })
    expect(here.do('confirmPick', scan()).leftEach).toBe(2)
    const events = here.store.where('orderEvent', { orderId }).map((event) => event.operation)
    expect(events).toContain('takeOverPickTask')
    here.do('parkPickTask', { taskId })
    expect(here.code('confirmPick', scan())).toBe('taskNotOpen')
    here.as('Pia' as UserId)
    here.do('startPickTask', { taskId })
    expect(here.do('confirmPick', scan()).leftEach).toBe(1)
  })

  describe('on replay', () => {
    it('keeps what happened, and makes a case of what disagrees', () => {
      here.replay('confirmPick', scan({ qtyEach: 5 }))
      expect(openCases(here)).toEqual(['pickDiffers'])
      expect(inPlace(here, 'A-01', mug)).toBe(5)
      expect(only(linesOf(here, orderId))).toMatchObject({ allocatedEach: 0, pickedEach: 5, promisedEach: 0 })
    })

    it('books another product as what it is, and leaves the line open', () => {
      here.replay('confirmPick', scan({ productId: tea, bin: 'A-02' }))
      expect(openCases(here)).toEqual(['pickDiffers'])
      expect(inPlace(here, 'A-02', tea)).toBe(9)
      expect(row()).toMatchObject({ pickedEach: 0, status: 'open' })
      expect(here.do('undoPick', { taskId })).toEqual({ pickId: pick.id, qtyEach: 1 })
      expect(inPlace(here, 'A-02', tea)).toBe(10)
    })

    it('goes below zero rather than losing a movement, with one case however often', () => {
      here.replay('confirmPick', scan({ qtyEach: 11 }))
      here.replay('confirmPick', scan({ qtyEach: 1 }))
      expect(inPlace(here, 'A-01', mug)).toBe(-2)
      expect(openCases(here).filter((kind) => kind === 'negativeStock')).toHaveLength(1)
    })

    it('makes a case of rows that are not there', () => {
      here.replay('confirmPick', scan({ pickId: 'gone', productId: 'gone' }))
      here.replay('confirmPick', scan({ bin: 'Z-99' }))
      here.replay('confirmPick', scan({ productId: 'gone' }))
      expect(openCases(here)).toEqual(['pickDiffers', 'pickDiffers', 'pickDiffers'])
    })
  })
})

describe('confirmPick of a lot', () => {
  let here: House
  let tea: ProductId
  let pick: Row<'pick'>
  const scan = (more: object = {}) => ({ pickId: pick.id, bin: 'A-01', productId: tea, qtyEach: 1, ...more })

  beforeEach(() => {
    here = house()
    bins(here, 'A-01')
    tea = product(here, 'TEA', { lotPolicy: 'lot', minShelfDays: 5 })
    stock(here, 'A-01', 'TEA', 5, 'SOON', '2026-04-01')
  })
  const started = () => {
    pick = only(picksOf(here, startedTask(here, order(here, { TEA: 3 }))))
  }

  it('needs no lot where only one lies in the bin, and asks for it where there are two', () => {
    started()
    expect(here.do('confirmPick', scan()).leftEach).toBe(2)
    stock(here, 'A-01', 'TEA', 5, 'LATE', '2026-06-01')
    expect(here.code('confirmPick', scan())).toBe('lotRequired')
    expect(here.do('confirmPick', scan({ lot: 'SOON' })).leftEach).toBe(1)
  })

  it('takes another lot only after the picker has been told, and only one that may be sent', () => {
    stock(here, 'A-01', 'TEA', 5, 'LATE', '2026-06-01')
    stock(here, 'A-01', 'TEA', 5, 'OVER', '2026-03-04')
    started()
    expect(here.refused('confirmPick', scan({ lot: 'LATE' }))).toEqual({
      code: 'lotDiffers',
      expected: 'SOON',
      scanned: 'LATE',
    })
    expect(here.code('confirmPick', scan({ lot: 'OVER', otherLot: true }))).toBe('lotDiffers')
    expect(here.do('confirmPick', scan({ lot: 'LATE', otherLot: true })).leftEach).toBe(2)
    const lots = here.store.where('balance', { productId: tea }).filter((each) => each.qtyEach === 4)
    expect(here.store.get('lot', only(lots).lotId)?.code).toBe('LATE')
    expect(openCases(here)).toEqual([])
  })
})
