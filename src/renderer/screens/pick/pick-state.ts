import type { PickId } from '../../../core/model/ids.ts'
import type { PickStep, PickTaskView } from '../../../core/protocol/queries/floor.ts'
import { type Scanned, sameCode } from '../../floor/scanned.ts'

/**
 * What a pick screen knows, and where that puts the picker. Invariant: the step and the phase follow from the task's rows
 * and the few things that no row holds, so that a crash resumes the exact step.
 */
export interface PickState {
  readonly task: PickTaskView
  /** The bin that the picker stands at, by the last right bin scan; '' at none; null after a crash, when nobody knows. */
  readonly binOk: string | null
  /** A step of this bin that the picker turned to by scanning its goods out of turn. */
  readonly focusId: PickId | null
  readonly noTote: boolean
  /** A typed quantity that the next right product scan counts. */
  readonly typedEach: number | null
  /** Goods of another lot than planned, just scanned: taken only when the picker says so, now. */
  readonly offered: OfferedLot | null
}

export interface OfferedLot {
  readonly product: Product
  readonly code: string | null
}

export type Product = Extract<Scanned, { kind: 'product' }>

export type PickPhase = 'start' | 'tote' | 'bin' | 'item' | 'done' | 'cancelled' | 'recalled'

export function openPickState(task: PickTaskView): PickState {
  return { task, binOk: null, focusId: null, noTote: false, typedEach: null, offered: null }
}

/** The station's rows are the truth; only what no row holds is kept. */
export function withTask(state: PickState, task: PickTaskView): PickState {
  return { ...state, task }
}

export const leftOf = (step: PickStep): number => step.qtyEach - step.pickedEach - step.shortEach

export function openSteps(task: PickTaskView): PickStep[] {
  return task.steps
    .filter((step) => step.status === 'open' && leftOf(step) > 0)
    .sort((a, b) => a.sequence - b.sequence)
}

export function currentStep(state: PickState): PickStep | null {
  const open = openSteps(state.task)
  const focused = open.find((step) => step.id === state.focusId)
  return focused ?? open[0] ?? null
}

export const pickedOf = (task: PickTaskView): number =>
  task.steps.reduce((sum, step) => sum + step.pickedEach, 0)

export function phaseOf(state: PickState): PickPhase {
  const { task } = state
  if (task.orderCancelled) return 'cancelled'
  if (task.status === 'cancelled') return 'recalled'
  const step = currentStep(state)
  if (task.status === 'done' || (task.status === 'started' && step === null)) return 'done'
  // What I began at another station has its claim there: I say that I go on here.
  if (task.status !== 'started' || !task.mine || task.begunAt !== null || step === null) return 'start'
  if (task.toteCode === null && !state.noTote && pickedOf(task) === 0) return 'tote'
  return isAtBin(state, step) ? 'item' : 'bin'
}

// Goods already taken for this step were taken at its bin: after a crash the picker goes on counting, and need not
// scan the bin again.
function isAtBin(state: PickState, step: PickStep): boolean {
  if (state.binOk !== null) return sameCode(state.binOk, step.bin)
  return step.pickedEach > 0
}

/** The local step, before the station has answered. */
export function applyPick(state: PickState, pickId: PickId, qtyEach: number): PickState {
  const steps = state.task.steps.map((step): PickStep => {
    if (step.id !== pickId) return step
    const moved = { ...step, pickedEach: step.pickedEach + qtyEach }
    return { ...moved, status: leftOf(moved) > 0 ? 'open' : 'done' }
  })
  const step = steps.find((candidate) => candidate.id === pickId)
  const lastPick = step ? { pickId, sku: step.sku, name: step.name, qtyEach } : state.task.lastPick
  return { ...state, task: { ...state.task, steps, lastPick } }
}

/** Takes a local step back that the station refused or that was undone; the rows that follow say the rest. */
export function withdrawPick(state: PickState, pickId: PickId, qtyEach: number): PickState {
  const withdrawn = applyPick(state, pickId, -qtyEach)
  const step = withdrawn.task.steps.find((candidate) => candidate.id === pickId)
  return {
    ...withdrawn,
    focusId: pickId,
    // He stands where he took it from.
    binOk: step?.bin ?? state.binOk,
    task: {
      ...withdrawn.task,
      lastPick: state.task.lastPick?.pickId === pickId ? null : state.task.lastPick,
    },
  }
}
