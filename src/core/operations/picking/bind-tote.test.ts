import { beforeEach, describe, expect, it } from 'vitest'
import { makeOwnCode } from '../../codes/own-codes.ts'
import {
  bins,
  confirm,
  type House,
  house,
  inPlace,
  only,
  openCases,
  order,
  orderRow,
  pickAll,
  picksOf,
  product,
  startedTask,
  stock,
} from '../testkit.testkit.ts'

const RED = makeOwnCode('tote', '0001')
const BLUE = makeOwnCode('tote', '0002')

describe('bindTote', () => {
  let here: House
  const started = () => {
    const orderId = order(here, { MUG: 2 })
    return { orderId, taskId: startedTask(here, orderId) }
  }

  beforeEach(() => {
    here = house()
    bins(here, 'A-01')
    product(here, 'MUG')
    stock(here, 'A-01', 'MUG', 20)
  })

  it('makes a tote of a label that nobody has used yet', () => {
    const { orderId, taskId } = started()
    const { toteId } = here.do('bindTote', { taskId, toteCode: RED.toLowerCase() })
    expect(here.store.get('location', toteId)).toMatchObject({ kind: 'tote', code: RED, orderId })
    expect(here.do('bindTote', { taskId, toteCode: RED })).toEqual({ toteId })
  })

  it('takes totes of the house by their plain code', () => {
    here.do('saveLocations', { locations: [{ code: 'T-7', kind: 'tote' }] } as never)
    const { taskId } = started()
    const { toteId } = here.do('bindTote', { taskId, toteCode: 't-7' })
    expect(here.store.get('location', toteId)?.code).toBe('T-7')
  })

  it.each([
    ['notATote', 'A-01'],
    ['notATote', 'hello'],
    ['badCheckCharacter', `${RED.slice(0, -1)}${RED.endsWith('0') ? '1' : '0'}`],
  ])('refuses %s', (code, toteCode) => {
    expect(here.code('bindTote', { taskId: started().taskId, toteCode })).toBe(code)
  })

  it('refuses the tote of another order by its name', () => {
    const first = started()
    here.do('bindTote', { taskId: first.taskId, toteCode: RED })
    const { number } = orderRow(here, first.orderId)
    expect(here.refused('bindTote', { taskId: started().taskId, toteCode: RED })).toEqual({
      code: 'toteTaken',
      value: RED,
      orderNumber: number,
    })
  })

  it('on replay never puts two orders into one tote in the books', () => {
    const first = started()
    here.do('bindTote', { taskId: first.taskId, toteCode: RED })
    const second = started()
    here.replay('bindTote', { taskId: second.taskId, toteCode: RED })
    here.replay('bindTote', { taskId: 'gone' as never, toteCode: 'A-01' })
    expect(openCases(here)).toEqual(['pickDiffers', 'pickDiffers'])
    confirm(here, only(picksOf(here, second.taskId)).id)
    expect(only(here.store.where('location', { orderId: first.orderId })).code).toBe(RED)
    expect(inPlace(here, RED, only(here.store.all('product')).id)).toBe(0)
  })

  it('fills a second tote when the first is full, and frees both when the order is packed', () => {
    const { orderId, taskId } = started()
    here.do('bindTote', { taskId, toteCode: RED })
    const pick = only(picksOf(here, taskId))
    confirm(here, pick.id, 1)
    here.do('bindTote', { taskId, toteCode: BLUE })
    pickAll(here, taskId)
    const mug = only(here.store.all('product')).id
    expect([inPlace(here, RED, mug), inPlace(here, BLUE, mug)]).toEqual([1, 1])
    const { parcelId } = here.do('startPacking', { orderId })
    here.do('packItem', { parcelId, productId: mug, qtyEach: 2 })
    here.do('sealParcel', { parcelId, weightGrams: 200 })
    expect(here.store.where('location', { orderId }).map((place) => place.kind)).toEqual(['parcel'])
    here.do('bindTote', { taskId: started().taskId, toteCode: RED })
  })

  it('needs no tote: what is carried by hand is in a place of the order', () => {
    const { orderId, taskId } = started()
    pickAll(here, taskId)
    expect(only(here.store.where('location', { orderId })).code).toBe(`#${orderRow(here, orderId).number}`)
  })
})
