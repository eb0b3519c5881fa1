import { z } from 'zod'
import { CaseId } from '../../model/ids.ts'
import { type OperationContext, request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'
import { LongText } from '../../model/units.ts'
import { advanceOrder } from '../orders/advance-order.ts'
import { changeLine } from '../orders/change-line.ts'
import { recordEvent } from '../record-event.ts'
import { bringBackGoods } from './bring-back-goods.ts'
import { closeCase } from './close-case.ts'

/**
 * A supervisor's word on a case. `shipShort` gives up what the order still waits for, so that the rest can go; `accepted`
 * on goods of a cancelled order says that they were put into Returns.
 */
export const settleCase = request('settleCase', {
  permission: 'settleCase',
  args: z.object({
    caseId: CaseId,
    resolution: z.enum(['accepted', 'binCounted', 'shipShort', 'waitForStock', 'noAction']),
    note: LongText.default(''),
  }),
  check(tx, a) {
    const found = tx.get('case', a.caseId) ?? refuse('notFound', { what: 'case', id: a.caseId })
    if (found.status === 'closed' && found.resolution !== a.resolution) {
      refuse('notFound', { what: 'openCase', id: a.caseId })
    }
    if (a.resolution === 'shipShort') refuseUnlessInHouse(tx, found)
  },
  run(tx, a, op): null {
    const found = tx.get('case', a.caseId) ?? refuse('notFound', { what: 'case', id: a.caseId })
    if (found.status === 'closed') return null
    closeCase(tx, op, found, a.resolution, a.note)
    if (found.orderId === null || !tx.get('order', found.orderId)) return null
    if (a.resolution === 'shipShort') giveUpRest(tx, op, found, found.orderId)
    if (a.resolution === 'accepted' && found.kind === 'goodsOfCancelledOrder') {
      bringBackGoods(tx, op, found.orderId)
    }
    recordEvent(tx, op, found.orderId, 'settleCase', {
      kind: found.kind,
      resolution: a.resolution,
      note: a.note === '' ? null : a.note,
    })
    advanceOrder(tx, found.orderId)
    return null
  },
})

function refuseUnlessInHouse(tx: Tx, found: Row<'case'>): void {
  const order = found.orderId === null ? undefined : tx.get('order', found.orderId)
  if (!order) refuse('notFound', { what: 'order', id: found.orderId ?? '' })
  if (order.status === 'shipped') refuse('alreadyShipped', { number: order.number })
  if (order.status === 'cancelled') refuse('orderNotOpen', { number: order.number, status: order.status })
}

function giveUpRest(tx: Tx, op: OperationContext, found: Row<'case'>, orderId: Row<'order'>['id']): void {
  for (const line of tx.where('orderLine', { orderId })) {
    if (found.productId !== null && line.productId !== found.productId) continue
    if (line.promisedEach > 0) changeLine(tx, op, line.id, { cancelledEach: line.promisedEach })
  }
}
