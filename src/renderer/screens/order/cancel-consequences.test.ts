import { describe, expect, it } from 'vitest'
import type { OrderDetail } from '../../../core/protocol/queries/orders.ts'
import { cancelConsequences } from './cancel-consequences.ts'

type Part = Parameters<typeof cancelConsequences>[0]
const detail = (order: Partial<OrderDetail['order']>, reserved: number, sealed = 0): Part =>
  ({
    order: { status: 'open', pickedEach: 0, paid: false, ...order },
    lines: [{ promisedEach: reserved, allocatedEach: 0 }],
    parcels: Array.from({ length: sealed }, () => ({ status: 'sealed' })),
  }) as unknown as Part

describe('what a cancellation does', () => {
  it.each([
    ['an open order', detail({}, 3), ['freesStock']],
    ['a paid one', detail({ paid: true }, 3), ['freesStock', 'refundSeparately']],
    [
      'one being picked',
      detail({ status: 'picking', pickedEach: 2 }, 1),
      ['stopsPicking', 'freesStock', 'goodsToReturns'],
    ],
    ['a packed one', detail({ status: 'packed', pickedEach: 3 }, 0, 2), ['goodsToReturns', 'voidsParcels']],
    ['one with nothing reserved', detail({}, 0), ['nothingToUndo']],
  ])('%s', (_, part, keys) => {
    expect(cancelConsequences(part).map((each) => each.key)).toEqual(keys)
  })

  it('counts what must be put away', () => {
    expect(
      cancelConsequences(detail({ status: 'packed', pickedEach: 3 }, 0)).find(
        (each) => each.key === 'goodsToReturns',
      )?.count,
    ).toBe(3)
  })
})
