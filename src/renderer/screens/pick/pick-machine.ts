import type { PickId } from '../../../core/model/ids.ts'
import type { OperationArgs } from '../../../core/operations/registry.ts'
import type { PickStep, PickTaskView } from '../../../core/protocol/queries/floor.ts'
import type { Judgement } from '../../floor/judgement.ts'
import { nameOf, type Scanned, sameCode } from '../../floor/scanned.ts'
import {
  applyPick,
  currentStep,
  leftOf,
  openSteps,
  type PickPhase,
  type PickState,
  type Product,
  phaseOf,
} from './pick-state.ts'

/**
 * The pick screen's judgement: (state, scan) -> verdict, next state, and at most one operation. Pure.
 * Invariant: a wrong, unknown or repeated scan changes neither the step nor a count; what it is, is said.
 */
export type PickSay =
  | 'binRight'
  | 'itemCounted'
  | 'lineComplete'
  | 'tourDone'
  | 'wrongBin'
  | 'binFirst'
  | 'binLeftEarly'
  | 'binAgain'
  | 'wrongItem'
  | 'itemOfLaterLine'
  | 'alreadyCounted'
  | 'caseInsteadOfUnit'
  | 'tooMany'
  | 'lotDiffers'
  | 'scanTote'
  | 'toteOfOther'
  | 'toteAgain'
  | 'notNow'
  | 'badCheck'
  | 'unknown'
  | 'orderCancelled'
  // not scans: what a key or the station did
  | 'toteBound'
  | 'takenBack'
  | 'nothingToTakeBack'
  | 'skipped'
  | 'shortSettled'
  | 'shortMissing'
  | 'takenOver'

export type PickEffect =
  | { readonly kind: 'confirmPick'; readonly args: OperationArgs<'confirmPick'> }
  | { readonly kind: 'bindTote'; readonly toteCode: string }

export interface PickResult {
  readonly state: PickState
  readonly judged: Judgement<PickSay> | null
  readonly effect: PickEffect | null
}

export function judgePick(before: PickState, scanned: Scanned, code: string | null): PickResult {
  const state = before.offered ? { ...before, offered: null } : before
  const phase = phaseOf(state)
  if (phase === 'cancelled') {
    return settled(state, 'wrong', 'orderCancelled', { number: state.task.orderNumber })
  }
  const step = currentStep(state)
  const known = judgeOddities(state, scanned)
  if (known) return known
  if (phase === 'tote') return judgeTote(state, scanned)
  if (step === null || (phase !== 'bin' && phase !== 'item')) {
    return settled(state, 'wrong', 'notNow', { code: nameOf(scanned) })
  }
  if (scanned.kind === 'bin') return judgeBin(state, step, scanned.code, phase)
  if (scanned.kind === 'product') {
    return phase === 'item' ? judgeItem(state, step, scanned, code) : judgeItemBeforeBin(state, step, scanned)
  }
  if (scanned.kind === 'tote' && scanned.orderNumber === state.task.orderNumber) {
    return settled(state, 'repeated', 'toteAgain', { code: scanned.code })
  }
  return settled(state, 'wrong', 'notNow', { code: nameOf(scanned) })
}

function judgeOddities(state: PickState, scanned: Scanned): PickResult | null {
  if (scanned.kind === 'unknown') return settled(state, 'unknown', 'unknown', { code: scanned.code })
  if (scanned.kind === 'badCheck') return settled(state, 'unknown', 'badCheck', { code: scanned.code })
  return null
}

function judgeTote(state: PickState, scanned: Scanned): PickResult {
  if (scanned.kind !== 'tote') return settled(state, 'wrong', 'scanTote', { code: nameOf(scanned) })
  if (scanned.orderNumber !== null && scanned.orderNumber !== state.task.orderNumber) {
    return settled(state, 'wrong', 'toteOfOther', { code: scanned.code, number: scanned.orderNumber })
  }
  // Whether the tote is free is the station's to say; the verdict follows its answer.
  return { state, judged: null, effect: { kind: 'bindTote', toteCode: scanned.code } }
}

function judgeBin(state: PickState, step: PickStep, bin: string, phase: PickPhase): PickResult {
  const values = { scanned: bin, expected: step.bin, left: leftOf(step) }
  if (sameCode(bin, step.bin)) {
    if (phase === 'item') return settled(state, 'repeated', 'binAgain', { ...values, name: step.name })
    return settled({ ...state, binOk: step.bin }, 'right', 'binRight', { ...values, name: step.name })
  }
  return settled(state, 'wrong', phase === 'item' ? 'binLeftEarly' : 'wrongBin', values)
}

function judgeItemBeforeBin(state: PickState, step: PickStep, product: Product): PickResult {
  if (product.productId !== step.productId && isDone(state.task, product))
    return alreadyCounted(state, product)
  return settled(state, 'wrong', 'binFirst', { name: product.name, expected: step.bin })
}

function judgeItem(
  state: PickState,
  current: PickStep,
  product: Product,
  code: string | null,
  otherLot = false,
): PickResult {
  const step = stepFor(state, current, product)
  if (step === null) return judgeForeign(state, current, product)
  const left = leftOf(step)
  const values = { name: step.name, left, qty: product.qtyEach }
  if (differsInLot(step, product) && !otherLot) {
    const offer = { ...state, offered: { product, code } }
    return settled(offer, 'wrong', 'lotDiffers', { expected: step.lot ?? '', scanned: product.lot ?? '' })
  }
  const typed = step === current ? state.typedEach : null
  const qtyEach = typed ?? product.qtyEach
  if (qtyEach > left) {
    return settled(state, 'wrong', typed === null && product.qtyEach > 1 ? 'caseInsteadOfUnit' : 'tooMany', {
      ...values,
      qty: qtyEach,
    })
  }
  const args = {
    pickId: step.id,
    bin: step.bin,
    productId: step.productId,
    qtyEach,
    // Only what the label says: the station asks for the lot where the bin holds several.
    lot: product.lot,
    code,
    ...(otherLot ? { otherLot } : {}),
  }
  const turned: PickState = {
    ...state,
    binOk: step.bin,
    focusId: qtyEach < left ? step.id : null,
    typedEach: null,
  }
  const next = applyPick(turned, step.id, qtyEach)
  const picked = step.pickedEach + qtyEach
  const complete = qtyEach === left
  const say = { name: step.name, picked, of: step.qtyEach, qty: qtyEach, left: left - qtyEach }
  const kind = !complete ? 'right' : openSteps(next.task).length === 0 ? 'done' : 'lineComplete'
  return {
    ...settled(next, kind, kind === 'right' ? 'itemCounted' : kind === 'done' ? 'tourDone' : kind, say),
    effect: { kind: 'confirmPick', args },
  }
}

const differsInLot = (step: PickStep, product: Product): boolean =>
  step.lot !== null && product.lot !== null && !sameCode(product.lot, step.lot)

/** The bin holds several lots and the label names none: the picker is asked whether it is the planned one. */
export function askForLot(state: PickState, pickId: PickId, code: string | null): PickState {
  const step = state.task.steps.find((candidate) => candidate.id === pickId)
  if (!step) return state
  const { productId, sku, name, lot } = step
  return { ...state, offered: { product: { kind: 'product', productId, sku, name, qtyEach: 1, lot }, code } }
}

/** The picker was told that the lot differs, and takes it. @returns null when nothing is offered. */
export function takeOfferedLot(state: PickState): PickResult | null {
  const step = currentStep(state)
  if (state.offered === null || step === null || phaseOf(state) !== 'item') return null
  const { product, code } = state.offered
  return judgeItem({ ...state, offered: null }, step, product, code, true)
}

/**
 * The line that these goods are for. Another open line of the very bin is as right as the one on top, in whatever order
 * the goods come to hand; but not in the middle of a count.
 */
function stepFor(state: PickState, current: PickStep, product: Product): PickStep | null {
  const inMidCount = state.typedEach !== null || current.pickedEach > 0
  const here = openSteps(state.task).filter(
    (step) =>
      step.productId === product.productId &&
      sameCode(step.bin, current.bin) &&
      (step === current || !inMidCount),
  )
  return (
    here.find((step) => product.lot !== null && step.lot !== null && sameCode(product.lot, step.lot)) ??
    here.find((step) => step === current) ??
    here[0] ??
    null
  )
}

function judgeForeign(state: PickState, current: PickStep, product: Product): PickResult {
  const later = openSteps(state.task).find((step) => step.productId === product.productId)
  if (later) {
    const values = { scanned: product.name, bin: later.bin, expected: current.name }
    return settled(state, 'wrong', 'itemOfLaterLine', values)
  }
  if (isDone(state.task, product)) return alreadyCounted(state, product)
  return settled(state, 'wrong', 'wrongItem', { scanned: product.name, expected: current.name })
}

const isDone = (task: PickTaskView, product: Product): boolean =>
  task.steps.some((step) => step.productId === product.productId && step.pickedEach > 0)

function alreadyCounted(state: PickState, product: Product): PickResult {
  const count = state.task.steps
    .filter((step) => step.productId === product.productId)
    .reduce((sum, step) => sum + step.pickedEach, 0)
  return settled(state, 'repeated', 'alreadyCounted', { name: product.name, count })
}

function settled(
  state: PickState,
  kind: Judgement<PickSay>['kind'],
  say: PickSay,
  values: Judgement<PickSay>['values'],
): PickResult {
  return {
    state,
    judged: { kind, say, values },
    effect: null,
  }
}
