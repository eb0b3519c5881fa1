import type { PickTaskId } from '../../../core/model/ids.ts'
import type { ShortReason } from '../../../core/model/states.ts'
import type { Judgement } from '../../floor/judgement.ts'
import { createLiveRows } from '../../floor/live-rows.ts'
import { asScanned, resolveHere, type Scanned } from '../../floor/scanned.ts'
import { createTurns } from '../../floor/turns.ts'
import type { Reply, StationClient, Trouble } from '../../station/client.ts'
import { askForLot, judgePick, type PickResult, type PickSay, takeOfferedLot } from './pick-machine.ts'
import { currentStep, openPickState, type PickState, withdrawPick, withTask } from './pick-state.ts'

/**
 * A pick task in hand: takes scans and keys in their order, tells the verdict at once, sends the operation after it, and
 * takes the local step back when the station refuses. Invariant: what the screen counts and what the station has differ by
 * what is on its way only.
 */
export interface PickSnapshot {
  readonly state: PickState | null
  /** The station has no such task. */
  readonly missing: boolean
  readonly trouble: Trouble | null
  /** A request is on its way that the person waits for. */
  readonly waiting: boolean
}

export type PickTold =
  | { readonly as: 'judged'; readonly judged: Judgement<PickSay> }
  | { readonly as: 'trouble'; readonly trouble: Trouble }

export interface PickSessionHost {
  readonly station: Pick<StationClient, 'do' | 'query'>
  readonly tell: (told: PickTold) => void
  readonly soon: (run: () => void) => void
  readonly report: (error: unknown) => void
  readonly year: number
}

export type PickSession = ReturnType<typeof createPickSession>

export function createPickSession(taskId: PickTaskId, host: PickSessionHost) {
  const { station, tell } = host
  const watchers = new Set<() => void>()
  const turns = createTurns(host.report)
  let snapshot: PickSnapshot = { state: null, missing: false, trouble: null, waiting: false }

  const set = (change: Partial<PickSnapshot>) => {
    snapshot = { ...snapshot, ...change }
    for (const watcher of watchers) watcher()
  }
  const say = (kind: Judgement<PickSay>['kind'], what: PickSay, values: Judgement<PickSay>['values'] = {}) =>
    tell({ as: 'judged', judged: { kind, say: what, values } })

  const rows = createLiveRows({
    ask: () => station.query('pickTask', { taskId }),
    apply(task) {
      const before = snapshot.state
      if (task === null) return set({ state: null, missing: true, trouble: null })
      if (before?.task.mine && !task.mine && task.userName !== null)
        say('wrong', 'takenOver', { name: task.userName })
      if (before && !before.task.orderCancelled && task.orderCancelled) {
        say('wrong', 'orderCancelled', { number: task.orderNumber })
      }
      set({ state: before ? withTask(before, task) : openPickState(task), missing: false, trouble: null })
    },
    trouble: (trouble) => set({ trouble }),
    soon: host.soon,
  })

  const resolve = async (state: PickState, code: string): Promise<Scanned | null> => {
    const known = {
      bins: state.task.steps.map((step) => step.bin),
      products: state.task.steps,
      boxes: [],
    }
    const here = resolveHere(known, code, host.year)
    if (here) return here
    const reply = await station.query('resolveCode', { code })
    if (reply.ok) return asScanned(reply.value, code, host.year)
    tell({ as: 'trouble', trouble: reply.refusal })
    return null
  }

  const settle = ({ state, judged, effect }: PickResult): Promise<void> | undefined => {
    set({ state })
    if (judged) tell({ as: 'judged', judged })
    if (effect?.kind === 'bindTote') return bindTote(effect.toteCode)
    // Not waited for: the next scan is judged while this one is on its way.
    if (effect) void confirm(effect.args)
  }

  const confirm = async (args: Extract<PickResult['effect'], { kind: 'confirmPick' }>['args']) => {
    const reply = await rows.during(station.do('confirmPick', args))
    if (reply.ok || !snapshot.state) return
    const state = withdrawPick(snapshot.state, args.pickId, args.qtyEach)
    set({ state: reply.refusal.code === 'lotRequired' ? askForLot(state, args.pickId, args.code) : state })
    tell({ as: 'trouble', trouble: reply.refusal })
  }

  const bindTote = async (toteCode: string) => {
    const reply = await rows.during(station.do('bindTote', { taskId, toteCode }))
    if (!reply.ok) return tell({ as: 'trouble', trouble: reply.refusal })
    const { state } = snapshot
    if (state) set({ state: { ...state, task: { ...state.task, toteCode } } })
    say('right', 'toteBound', { code: toteCode })
  }

  /** For requests that the person waits for; the screen goes on with the station's rows. */
  const request = <V>(work: () => Promise<Reply<V>>, then?: (value: V) => void) =>
    turns(async () => {
      set({ waiting: true })
      const reply = await rows.during(work())
      if (reply.ok) then?.(reply.value)
      else tell({ as: 'trouble', trouble: reply.refusal })
      await rows.refresh()
      set({ waiting: false })
      return reply.ok
    })

  /** Whoever begins, goes on after a pause or takes over stands at no bin yet, whatever was taken before. */
  const walkToBin = () => {
    if (snapshot.state) set({ state: { ...snapshot.state, binOk: '', focusId: null } })
  }

  const atStep = <V>(work: (state: PickState) => V): V | undefined => {
    const { state } = snapshot
    return state ? work(state) : undefined
  }

  return {
    read: () => snapshot,
    watch(watcher: () => void) {
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
    refresh: rows.refresh,
    changed: rows.changed,

    scan: (code: string) =>
      turns(async () => {
        if (!snapshot.state) await rows.refresh()
        const scanned = await atStep((state) => resolve(state, code))
        if (scanned && snapshot.state) await settle(judgePick(snapshot.state, scanned, code))
      }),
    /** A product that was named by hand because its code cannot be read. */
    choose: (product: Extract<Scanned, { kind: 'product' }>) =>
      turns(() => atStep((state) => settle(judgePick(state, product, null)))),
    takeOtherLot: () => turns(() => atStep((state) => settleIf(takeOfferedLot(state), settle))),
    typeQty: (typedEach: number | null) =>
      turns(() => atStep((state) => set({ state: { ...state, typedEach } }))),
    noTote: () => turns(() => atStep((state) => set({ state: { ...state, noTote: true } }))),

    start: () => request(() => station.do('startPickTask', { taskId }), walkToBin),
    startUnclaimed: (reason: string) =>
      request(() => station.do('startUnclaimedTask', { taskId, reason }), walkToBin),
    takeOver: () => request(() => station.do('takeOverPickTask', { taskId }), walkToBin),
    park: () => request(() => station.do('parkPickTask', { taskId })),
    takeBack: () =>
      request(
        () => station.do('undoPick', { taskId }),
        (taken) => {
          const { state } = snapshot
          if (!taken || !state) return say('repeated', 'nothingToTakeBack')
          const step = state.task.steps.find((candidate) => candidate.id === taken.pickId)
          set({ state: withdrawPick(state, taken.pickId, taken.qtyEach) })
          say('right', 'takenBack', { name: step?.name ?? '', qty: taken.qtyEach })
        },
      ),
    skip: () =>
      request(
        () => {
          const step = snapshot.state && currentStep(snapshot.state)
          if (!step) throw new Error('no step to skip')
          return station.do('skipPick', { pickId: step.id })
        },
        () => {
          const { state } = snapshot
          if (state) set({ state: { ...state, focusId: null, typedEach: null, binOk: null } })
          say('repeated', 'skipped')
        },
      ),
    short: (reason: ShortReason, foundEach: number | null) =>
      request(
        () => {
          const step = snapshot.state && currentStep(snapshot.state)
          if (!step) throw new Error('no step to end')
          return station.do('shortPick', { pickId: step.id, reason, foundEach })
        },
        ({ reallocatedEach, missingEach }) => {
          const { state } = snapshot
          if (state) set({ state: { ...state, typedEach: null } })
          if (missingEach > 0) say('repeated', 'shortMissing', { count: missingEach })
          else say('repeated', 'shortSettled', { count: reallocatedEach })
        },
      ),
  }
}

function settleIf(result: PickResult | null, settle: (result: PickResult) => unknown): unknown {
  return result && settle(result)
}
