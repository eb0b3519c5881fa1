import type { Action } from '../../core/model/roles.ts'
import type { ResolvedCode } from '../../core/protocol/queries/floor.ts'
import type { StationClient } from '../station/client.ts'

/**
 * Where a scan leads from a screen without a task: to the next step of the order that it belongs to, for this person.
 * Null: nowhere, because it is not known or this person has nothing to do with it.
 */
export function whereTo(resolved: ResolvedCode, actions: readonly Action[]): string | null {
  const may = (action: Action) => actions.includes(action)
  switch (resolved.kind) {
    case 'bin':
      return may('viewOrders') ? '/stock' : null
    case 'product':
      return may('viewOrders') ? `/stock/${resolved.productId}` : null
    case 'order':
      if (resolved.taskId !== null && may('pick') && isBeingPicked(resolved.status))
        return `/pick/${resolved.taskId}`
      if (may('pack') && isAtBench(resolved.status)) return `/pack/${resolved.orderId}`
      return may('viewOrders') ? `/orders/${resolved.orderId}` : null
    case 'parcel':
      if (may('pack')) return `/pack/${resolved.orderId}`
      return may('viewOrders') ? `/orders/${resolved.orderId}` : null
    default:
      return null
  }
}

type OrderStatus = Extract<ResolvedCode, { kind: 'order' }>['status']
const isBeingPicked = (status: OrderStatus) => status === 'released' || status === 'picking'
const isAtBench = (status: OrderStatus) => status === 'picked' || status === 'packing' || status === 'packed'

/** A tote stands for the order in it. */
export async function resolveWhereTo(
  station: Pick<StationClient, 'query'>,
  code: string,
): Promise<Awaited<ReturnType<typeof station.query<'resolveCode'>>>> {
  const reply = await station.query('resolveCode', { code })
  if (!reply.ok || reply.value.kind !== 'tote' || reply.value.orderNumber === null) return reply
  const order = await station.query('resolveCode', { code: reply.value.orderNumber })
  return order.ok && order.value.kind === 'order' ? order : reply
}
