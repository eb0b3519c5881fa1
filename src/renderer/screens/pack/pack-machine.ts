import type { OrderLineId, ParcelId, ProductId } from '../../../core/model/ids.ts'
import type { OperationArgs } from '../../../core/operations/registry.ts'
import type { PackLine, PackParcel, PackView } from '../../../core/protocol/queries/floor.ts'
import type { Judgement } from '../../floor/judgement.ts'
import { nameOf, type Scanned } from '../../floor/scanned.ts'

/**
 * The pack bench's judgement: (state, scan) -> verdict, next state, and at most one effect. Pure.
 * Invariant: only what was picked for this order, and not more of it than was picked, ever counts as packed; everything
 * else changes nothing and is told what it is.
 */
export interface PackState {
  readonly view: PackView
  /** What the last right scan put into the parcel: what "take back" takes out. */
  readonly last: readonly PackedPart[]
  /** The line on the card. */
  readonly shownLineId: OrderLineId | null
  readonly typedEach: number | null
  /** Parcels whose printed label was scanned: closed before everybody's eyes. */
  readonly labelsSeen: readonly ParcelId[]
}

export interface PackedPart {
  readonly orderLineId: OrderLineId
  readonly qtyEach: number
}

export type PackPhase = 'notReady' | 'scan' | 'seal' | 'labels' | 'shipped' | 'cancelled'

export type PackSay =
  | 'itemPacked'
  | 'lineComplete'
  | 'allPacked'
  | 'notInOrder'
  | 'notPicked'
  | 'overPack'
  | 'caseInsteadOfUnit'
  | 'tooMany'
  | 'itsOwnTote'
  | 'otherOrder'
  | 'opening'
  | 'boxChosen'
  | 'labelRight'
  | 'lastLabelRight'
  | 'labelAgain'
  | 'labelOfOther'
  | 'labelOfOpen'
  | 'notNow'
  | 'badCheck'
  | 'unknown'
  | 'orderCancelled'
  | 'orderNotReady'
  | 'orderShipped'

export type PackEffect =
  | { readonly kind: 'packItem'; readonly args: Omit<OperationArgs<'packItem'>, 'parcelId'> }
  | { readonly kind: 'chooseBox'; readonly code: string }
  /** The bench turns to another order: by its tote, slip or label. */
  | { readonly kind: 'open'; readonly scanned: Scanned }

export interface PackResult {
  readonly state: PackState
  readonly judged: Judgement<PackSay>
  readonly effect: PackEffect | null
}

export function openPackState(view: PackView): PackState {
  return { view, last: [], shownLineId: null, typedEach: null, labelsSeen: [] }
}

export const leftOf = (line: PackLine): number => Math.max(0, line.pickedEach - line.packedEach)
export const leftInAll = (view: PackView): number => view.lines.reduce((sum, line) => sum + leftOf(line), 0)
const packedInAll = (view: PackView): number => view.lines.reduce((sum, line) => sum + line.packedEach, 0)
/** Ordered, not cancelled, and not even picked: what leaves short when the order is shipped now. */
export const shortInAll = (view: PackView): number =>
  view.lines.reduce(
    (sum, line) => sum + Math.max(0, line.orderedEach - line.cancelledEach - line.pickedEach),
    0,
  )

export const openParcelOf = (view: PackView): PackParcel | null =>
  view.parcels.find(({ parcel }) => parcel.status === 'open') ?? null
export const standingParcels = (view: PackView): PackParcel[] =>
  view.parcels
    .filter(({ parcel }) => parcel.status !== 'voided')
    .sort((a, b) => a.parcel.parcelNo - b.parcel.parcelNo)
export const contentOf = (parcel: PackParcel): number =>
  parcel.lines.reduce((sum, line) => sum + line.qtyEach, 0)

export function phaseOf(view: PackView): PackPhase {
  const { status } = view.order
  if (status === 'cancelled') return 'cancelled'
  if (status === 'shipped') return 'shipped'
  if (status === 'open' || status === 'released' || status === 'picking') return 'notReady'
  if (leftInAll(view) > 0) return 'scan'
  // Counted here, while the rows do not show their parcel yet: nothing is sealed before they do.
  if (packedInAll(view) > standingParcels(view).reduce((sum, parcel) => sum + contentOf(parcel), 0))
    return 'scan'
  const open = openParcelOf(view)
  if (open && contentOf(open) > 0) return 'seal'
  // Nothing was picked and nothing packed: there is no parcel to close or to ship.
  return standingParcels(view).some((parcel) => contentOf(parcel) > 0) ? 'labels' : 'notReady'
}

export function judgePack(state: PackState, scanned: Scanned, code: string | null): PackResult {
  const { view } = state
  const phase = phaseOf(view)
  const { number } = view.order
  if (scanned.kind === 'unknown') return settled(state, 'unknown', 'unknown', { code: scanned.code })
  if (scanned.kind === 'badCheck') return settled(state, 'unknown', 'badCheck', { code: scanned.code })
  if (scanned.kind === 'parcel' && scanned.orderId === view.order.id)
    return judgeLabel(state, scanned.parcelId)
  const elsewhere = orderOf(scanned)
  if (elsewhere !== null) return judgeOrder(state, scanned, elsewhere)
  if (phase === 'cancelled') return settled(state, 'wrong', 'orderCancelled', { number })
  if (phase === 'shipped') return settled(state, 'wrong', 'orderShipped', { number })
  if (phase === 'notReady') return settled(state, 'wrong', 'orderNotReady', { number })
  if (scanned.kind === 'product') return judgeItem(state, scanned, code)
  if (scanned.kind === 'box') {
    const judged = settled(state, 'right', 'boxChosen', { code: scanned.code })
    return { ...judged, effect: { kind: 'chooseBox', code: scanned.code } }
  }
  return settled(state, 'wrong', 'notNow', { code: nameOf(scanned) })
}

function orderOf(scanned: Extract<Scanned, { kind: string }>): string | null {
  if (scanned.kind === 'tote' || scanned.kind === 'parcel') return scanned.orderNumber
  return scanned.kind === 'order' ? scanned.number : null
}

function judgeOrder(state: PackState, scanned: Scanned, number: string): PackResult {
  const mine = state.view.order.number
  if (number === mine) return settled(state, 'repeated', 'itsOwnTote', { number })
  const phase = phaseOf(state.view)
  const inHand = openParcelOf(state.view)
  // Goods in an open parcel would be left behind without a label.
  if ((phase === 'scan' || phase === 'seal') && inHand && contentOf(inHand) > 0) {
    return settled(state, 'wrong', 'otherOrder', { number, mine })
  }
  const judged = settled(state, 'right', 'opening', { number })
  return { ...judged, effect: { kind: 'open', scanned } }
}

type Product = Extract<Scanned, { kind: 'product' }>

function judgeItem(state: PackState, product: Product, code: string | null): PackResult {
  const { view } = state
  const lines = view.lines.filter((line) => line.productId === product.productId)
  const first = lines[0]
  if (!first) {
    return settled(state, 'wrong', 'notInOrder', { name: product.name, number: view.order.number })
  }
  const sum = (of: (line: PackLine) => number) => lines.reduce((total, line) => total + of(line), 0)
  const left = sum(leftOf)
  const qtyEach = state.typedEach ?? product.qtyEach
  const values = { name: first.name, left, qty: qtyEach, of: sum((line) => line.pickedEach) }
  const shown = { ...state, shownLineId: first.orderLineId }
  if (left === 0) {
    const missing = sum((line) => line.orderedEach - line.cancelledEach - line.pickedEach)
    return settled(shown, 'wrong', missing > 0 ? 'notPicked' : 'overPack', { ...values, count: values.of })
  }
  if (qtyEach > left) {
    const aCase = state.typedEach === null && product.qtyEach > 1
    return settled(shown, 'wrong', aCase ? 'caseInsteadOfUnit' : 'tooMany', values)
  }
  const next = applyPack({ ...shown, typedEach: null }, product.productId, qtyEach)
  const kind = qtyEach < left ? 'right' : leftInAll(next.view) === 0 ? 'done' : 'lineComplete'
  const say = kind === 'right' ? 'itemPacked' : kind === 'done' ? 'allPacked' : 'lineComplete'
  const judged = settled(next, kind, say, {
    ...values,
    left: left - qtyEach,
    packed: values.of - left + qtyEach,
  })
  const args = { productId: product.productId, lot: product.lot, qtyEach, code }
  return { ...judged, effect: { kind: 'packItem', args } }
}

function judgeLabel(state: PackState, parcelId: ParcelId): PackResult {
  const all = standingParcels(state.view)
  const found = all.find(({ parcel }) => parcel.id === parcelId)
  if (!found) return settled(state, 'wrong', 'labelOfOther', { number: state.view.order.number })
  const values = { no: found.parcel.parcelNo, of: all.length }
  if (found.parcel.status === 'open') return settled(state, 'wrong', 'labelOfOpen', values)
  if (state.labelsSeen.includes(parcelId)) return settled(state, 'repeated', 'labelAgain', values)
  const labelsSeen = [...state.labelsSeen, parcelId]
  const last = all.every(({ parcel }) => labelsSeen.includes(parcel.id))
  return settled(
    { ...state, labelsSeen },
    last ? 'done' : 'right',
    last ? 'lastLabelRight' : 'labelRight',
    values,
  )
}

/** The local step, before the station has answered: fills the product's lines in their order. */
export function applyPack(state: PackState, productId: ProductId, qtyEach: number): PackState {
  let rest = qtyEach
  const parts: PackedPart[] = []
  for (const line of state.view.lines) {
    const qty = line.productId === productId ? Math.min(rest, leftOf(line)) : 0
    if (qty > 0) parts.push({ orderLineId: line.orderLineId, qtyEach: qty })
    rest -= qty
  }
  return { ...changePacked(state, parts, 1), last: parts, shownLineId: parts.at(-1)?.orderLineId ?? null }
}

/** Takes out what was counted: refused by the station, or taken back by the person. */
export function withdrawPack(state: PackState, parts: readonly PackedPart[]): PackState {
  return { ...changePacked(state, parts, -1), last: [] }
}

function changePacked(state: PackState, parts: readonly PackedPart[], sign: 1 | -1): PackState {
  const change = (id: OrderLineId) =>
    sign * parts.filter((part) => part.orderLineId === id).reduce((sum, part) => sum + part.qtyEach, 0)
  const lines = state.view.lines.map((line) => ({
    ...line,
    packedEach: line.packedEach + change(line.orderLineId),
  }))
  const openId = openParcelOf(state.view)?.parcel.id
  const parcels = state.view.parcels.map((parcel) =>
    parcel.parcel.id === openId ? changeContent(parcel, lines, change) : parcel,
  )
  const view = { ...state.view, lines, parcels }
  return { ...state, view: { ...view, leftEach: leftInAll(view) } }
}

function changeContent(
  parcel: PackParcel,
  lines: readonly PackLine[],
  change: (id: OrderLineId) => number,
): PackParcel {
  const inside = lines.map(({ orderLineId, sku, name }) => {
    const before = parcel.lines.find((line) => line.orderLineId === orderLineId)?.qtyEach ?? 0
    return { orderLineId, sku, name, qtyEach: before + change(orderLineId) }
  })
  return { ...parcel, lines: inside.filter((line) => line.qtyEach > 0) }
}

function settled(
  state: PackState,
  kind: Judgement<PackSay>['kind'],
  say: PackSay,
  values: Judgement<PackSay>['values'],
): PackResult {
  return {
    state,
    judged: { kind, say, values },
    effect: null,
  }
}
