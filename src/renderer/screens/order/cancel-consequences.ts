import type { OrderDetail } from '../../../core/protocol/queries/orders.ts'

/** What cancelling this order does, so that a person knows before: one entry per thing that really happens. */
export interface Consequence {
  readonly key:
    | 'freesStock'
    | 'stopsPicking'
    | 'goodsToReturns'
    | 'voidsParcels'
    | 'refundSeparately'
    | 'nothingToUndo'
  readonly count: number
}

export function cancelConsequences({
  order,
  lines,
  parcels,
}: Pick<OrderDetail, 'order' | 'lines' | 'parcels'>): readonly Consequence[] {
  const reserved = lines.reduce((sum, line) => sum + line.promisedEach + line.allocatedEach, 0)
  const taken = order.pickedEach
  const labels = parcels.filter((parcel) => parcel.status === 'sealed').length
  const working = order.status === 'released' || order.status === 'picking'
  const found: Consequence[] = []
  if (working) found.push({ key: 'stopsPicking', count: 1 })
  if (reserved > 0) found.push({ key: 'freesStock', count: reserved })
  if (taken > 0) found.push({ key: 'goodsToReturns', count: taken })
  if (labels > 0) found.push({ key: 'voidsParcels', count: labels })
  if (order.paid) found.push({ key: 'refundSeparately', count: 1 })
  return found.length > 0 ? found : [{ key: 'nothingToUndo', count: 1 }]
}
