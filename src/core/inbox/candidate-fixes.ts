import type { ParcelId } from '../model/ids.ts'
import type { OperationArgs, OperationName } from '../operations/registry.ts'
import type { CaseView } from '../protocol/queries/floor.ts'
import type { FixKey } from './fixes.ts'

/**
 * What might be done about a case, the usual answer first. These are candidates: whoever offers them first tries them on the rows
 * as they are, because an answer that must fail is no answer.
 */
export interface Fix {
  readonly key: FixKey
  /** Done one after the other; the correction first, so that a case is never settled without it. Empty: a count must be asked for. */
  readonly steps: readonly FixStep[]
}

export interface FixStep {
  readonly name: OperationName
  readonly args: unknown
}

export interface FixedCase {
  readonly view: CaseView
  readonly parcels: readonly { readonly id: ParcelId; readonly parcelNo: number }[]
  readonly note: string
}

type Resolution = OperationArgs<'settleCase'>['resolution']

export function candidateFixes(found: FixedCase): readonly Fix[] {
  const { view, note } = found
  const caseId = view.id
  const settle = (key: Resolution & FixKey): Fix => ({
    key,
    steps: [step('settleCase', { caseId, resolution: key, note })],
  })
  const settled = (resolution: Resolution): FixStep => step('settleCase', { caseId, resolution, note })
  const counts: Fix[] = view.bin !== null && view.sku !== null ? [{ key: 'count', steps: [] }] : []
  switch (view.kind) {
    case 'shortPick':
    case 'damaged':
    case 'wrongProductInBin':
      return orderWaits(view) && Number(view.data.missingEach ?? 0) > 0
        ? [...reallocate(view, settled('accepted')), settle('shipShort'), settle('waitForStock'), ...counts]
        : [...counts, settle('accepted')]
    case 'negativeStock':
      return [...counts, settle('noAction')]
    case 'pickDiffers':
      return [...reverse(view, settled('accepted')), ...counts, settle('accepted')]
    case 'twoStations':
      return [...counts, settle('accepted')]
    case 'countDiffers':
      return [settle('accepted'), ...counts]
    case 'goodsOfCancelledOrder':
      return [settle('accepted'), departed(found), settle('noAction')]
    case 'weightDiffers':
      return [settle('accepted'), ...unseal(found, settled('noAction')), settle('noAction')]
    case 'packDiffers':
      return [settle('accepted'), settle('noAction')]
    case 'shippedShort':
    case 'outOfNumbers':
      return [settle('accepted')]
    case 'parked':
      return [again(view, 'again', {}), settle('noAction')]
    case 'notAccepted':
      return [...notAccepted(found), settle('noAction')]
  }
}

function step<N extends OperationName>(name: N, args: OperationArgs<N>): FixStep {
  return { name, args }
}

/** Once the order has left or was cancelled, only the bin is still in question. */
function orderWaits({ orderStatus }: CaseView): boolean {
  return orderStatus !== null && orderStatus !== 'shipped' && orderStatus !== 'cancelled'
}

function reallocate({ orderLineId, bin }: CaseView, settled: FixStep): Fix[] {
  if (orderLineId === null) return []
  return [{ key: 'reallocate', steps: [step('reallocateLine', { orderLineId, exceptBin: bin }), settled] }]
}

function reverse({ pickId, productId, data }: CaseView, settled: FixStep): Fix[] {
  const { qtyEach } = data
  if (pickId === null || productId === null || typeof qtyEach !== 'number') return []
  return [{ key: 'reverse', steps: [step('reversePick', { pickId, productId, qtyEach }), settled] }]
}

function unseal({ view, parcels }: FixedCase, settled: FixStep): Fix[] {
  const parcel = parcels.find(({ parcelNo }) => parcelNo === view.data.parcelNo)
  if (!parcel) return []
  return [
    { key: 'unseal', steps: [step('unsealParcel', { parcelId: parcel.id, reason: 'weight' }), settled] },
  ]
}

const departed = ({ view, note }: FixedCase): Fix => ({
  key: 'departed',
  steps: [step('recordDeparture', { caseId: view.id, note })],
})

function again(
  { id: caseId }: CaseView,
  key: FixKey,
  changes: OperationArgs<'redoOperation'>['changes'],
): Fix {
  return { key, steps: [step('redoOperation', { caseId, changes })] }
}

/** By what was asked for. Whether goods have left the house nobody knows but the people: who shipped them is asked first. */
function notAccepted(found: FixedCase): Fix[] {
  const { view, note } = found
  const asked = [view.data.operation, ...view.followers.map(({ data }) => data.operation)]
  const bringBack: Fix = { key: 'bringBack', steps: [step('bringGoodsBack', { caseId: view.id, note })] }
  const fixes: Fix[] = []
  if (view.orderStatus === 'cancelled')
    fixes.push(...(asked.includes('shipOrder') ? [departed(found), bringBack] : [bringBack, departed(found)]))
  if (view.data.operation === 'placeOrder') fixes.push(again(view, 'againNewNumber', { number: null }))
  fixes.push(again(view, 'again', {}))
  if (view.data.operation === 'releaseOrders') fixes.push(again(view, 'againPartly', { allowPartial: true }))
  if (view.data.operation === 'shipOrder') fixes.push(again(view, 'againShort', { approveShort: true }))
  return fixes
}
