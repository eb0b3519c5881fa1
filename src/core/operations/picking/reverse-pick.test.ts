import { expect, it } from 'vitest'
import {
  bins,
  house,
  inPlace,
  linesOf,
  only,
  openCases,
  order,
  picksOf,
  product,
  startedTask,
  stock,
} from '../testkit.testkit.ts'

it('[IN5] takes back one of two picks of the same goods, and not what is packed', () => {
  const here = house()
  bins(here, 'A-01')
  const mug = product(here, 'MUG')
  stock(here, 'A-01', 'MUG', 9)
  const orderId = order(here, { MUG: 2 })
  const pick = only(picksOf(here, startedTask(here, orderId)))
  const scan = { pickId: pick.id, bin: 'A-01', productId: mug, qtyEach: 2 }
  here.replay('confirmPick', scan)
  here.replay('confirmPick', scan)
  expect(openCases(here)).toEqual(['pickDiffers'])
  expect(inPlace(here, 'A-01', mug)).toBe(5)
  here.do('reversePick', { pickId: pick.id, productId: mug, qtyEach: 2 })
  expect(inPlace(here, 'A-01', mug)).toBe(7)
  expect(only(linesOf(here, orderId)).pickedEach).toBe(2)
  const { parcelId } = here.do('startPacking', { orderId })
  here.do('packItem', { parcelId, productId: mug, qtyEach: 1 })
  expect(here.code('reversePick', { pickId: pick.id, productId: mug, qtyEach: 2 })).toBe('nothingToUndo')
  expect(here.code('reversePick', { pickId: pick.id, productId: mug, qtyEach: 1 })).toBe('nothingToUndo')
})
