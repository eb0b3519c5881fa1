import type { OperationContext } from '../../model/operation.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'
import { stationName } from '../claims/claim-rules.ts'
import { raiseCase } from './raise-case.ts'

/**
 * Two stations worked on one task: a claim had ended while its station could not be heard, or a supervisor passed over it. What
 * both picked stands. One open case for each task and station, however many units.
 */
export function raiseTwoStations(
  tx: Tx,
  op: OperationContext,
  task: Row<'pickTask'>,
  pick: Row<'pick'>,
): void {
  const known = tx
    .where('case', { orderId: pick.orderId })
    .some(
      (each) =>
        each.kind === 'twoStations' &&
        each.status === 'open' &&
        each.stationId === op.stationId &&
        each.data.taskId === task.id,
    )
  if (known) return
  const other = task.stationId ?? task.claimStationId
  const product = tx.get('product', pick.productId)
  raiseCase(tx, op, {
    kind: 'twoStations',
    orderId: pick.orderId,
    productId: pick.productId,
    locationId: pick.locationId,
    pickId: pick.id,
    data: {
      taskId: task.id,
      sku: product?.sku ?? '',
      name: product?.name ?? '',
      bin: tx.get('location', pick.locationId)?.code ?? '',
      here: stationName(tx, op.stationId),
      other: stationName(tx, other),
      otherPerson: task.userId === null ? '' : (tx.get('user', task.userId)?.name ?? ''),
    },
  })
}
