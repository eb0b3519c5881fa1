import { z } from 'zod'
import { CaseId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import { LongText } from '../../model/units.ts'
import { recordEvent } from '../record-event.ts'
import { bringBackGoods } from './bring-back-goods.ts'
import { closeCase, openCaseOrRefuse } from './close-case.ts'
import { cancelledOrderOrRefuse, housedGoods } from './housed-goods.ts'

/**
 * The work on a cancelled order is undone by hand: parcels are opened, their labels destroyed, the goods lie in Returns. Settles the
 * case, and whatever else asks for these goods.
 */
export const bringGoodsBack = request('bringGoodsBack', {
  permission: 'settleCase',
  args: z.object({ caseId: CaseId, note: LongText.default('') }),
  run(tx, a, op): null {
    const found = openCaseOrRefuse(tx, a.caseId)
    const order = cancelledOrderOrRefuse(tx, found)
    if (housedGoods(tx, order.id).length === 0) refuse('notFound', { what: 'goods', id: order.number })
    bringBackGoods(tx, op, order.id)
    closeCase(tx, op, found, 'broughtBack', a.note)
    for (const other of tx.where('case', { orderId: order.id })) {
      if (other.kind === 'goodsOfCancelledOrder' && other.status === 'open')
        closeCase(tx, op, other, 'broughtBack')
    }
    recordEvent(tx, op, order.id, 'bringGoodsBack')
    return null
  },
})
