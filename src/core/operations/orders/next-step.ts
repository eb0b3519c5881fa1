import type { Row } from '../../model/tables.ts'
import type { NextStep } from '../../protocol/queries/orders.ts'

/** What is to be done next with an order. `waits`: not all that it was promised can be had now. */
export function nextStepOf(
  order: Pick<Row<'order'>, 'status' | 'orderedEach' | 'cancelledEach' | 'pickedEach'>,
  waits: boolean,
): NextStep {
  const missing = order.orderedEach - order.cancelledEach - order.pickedEach > 0
  switch (order.status) {
    case 'open':
      return waits ? 'waitForStock' : 'release'
    case 'released':
      return 'pick'
    case 'picking':
      return 'finishPick'
    case 'picked':
      if (missing) return waits ? 'waitForStock' : 'release'
      return 'pack'
    case 'packing':
      return 'finishPack'
    case 'packed':
      if (missing) return waits ? 'waitForStock' : 'release'
      return 'ship'
    case 'shipped':
    case 'cancelled':
      return 'none'
  }
}
