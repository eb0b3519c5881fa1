import type { OperationArgs } from '../../../core/operations/registry.ts'
import type { CaseView } from '../../../core/protocol/queries/floor.ts'

/**
 * What may be answered to a case, the usual answer first. Invariant: every answer ends in an operation, and only answers
 * are offered that the operation takes.
 */
export type Resolution = OperationArgs<'settleCase'>['resolution']

export interface Choice {
  /** Names the words, under `choice.<kind>.<key>` of the translations. */
  readonly key: Resolution | 'count'
}

const count: Choice = { key: 'count' }
const settle = (key: Resolution): Choice => ({ key })

export function choicesOf(view: CaseView): readonly Choice[] {
  const countable = view.bin !== null && view.sku !== null
  const counts = countable ? [count] : []
  switch (view.kind) {
    case 'shortPick':
    case 'damaged':
    case 'wrongProductInBin':
      return orderWaits(view) && Number(view.data.missingEach ?? 0) > 0
        ? [settle('shipShort'), settle('waitForStock'), ...counts]
        : [...counts, settle('accepted')]
    case 'negativeStock':
      return [...counts, settle('noAction')]
    case 'pickDiffers':
      return [...counts, settle('accepted')]
    case 'countDiffers':
      return [settle('accepted'), ...counts]
    case 'goodsOfCancelledOrder':
    case 'packDiffers':
    case 'weightDiffers':
      return [settle('accepted'), settle('noAction')]
    case 'shippedShort':
    case 'outOfNumbers':
      return [settle('accepted')]
  }
}

/** Once the order has left or was cancelled, only the bin is still in question. */
function orderWaits({ orderStatus }: CaseView): boolean {
  return orderStatus !== null && orderStatus !== 'shipped' && orderStatus !== 'cancelled'
}

/** The numbers of a case's sentence: what the operation that raised it wrote down, and what the rows say now. */
export function valuesOf(view: CaseView): Record<string, string | number> {
  const values: Record<string, string | number> = {
    bin: view.bin ?? '',
    number: view.orderNumber ?? '',
    name: view.productName ?? view.sku ?? '',
    onHandEach: view.onHandEach ?? 0,
  }
  for (const [key, value] of Object.entries(view.data)) {
    if (typeof value === 'number' || typeof value === 'string') values[key] = value
  }
  return values
}
