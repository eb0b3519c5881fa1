import type { PickTaskId } from '../../core/model/ids.ts'
import type { SpaceName } from '../../core/model/spaces.ts'
import type { ClaimWish } from '../../core/operations/claims/grant-claims.ts'
import type { TooOld } from '../../core/protocol/generation.ts'
import type { BackOnline, LineState, LineTrouble } from '../../core/protocol/queries/session.ts'
import { SYNC_PROTOCOL, type SyncOutcome } from '../../core/protocol/sync.ts'
import type { Problem } from '../../core/protocol/sync-http.ts'
import type { ClaimKeeper } from '../claims/claim-keeper.ts'
import type { Schedule } from '../printing/transport.ts'
import { ClonedStationError } from './cloned-station.ts'
import type { EventSocket, OpenEvents } from './event-socket.ts'
import type { LineTransport } from './http-transport.ts'
import { ServerProblemError, StrangeAnswerError, WrongCertificateError } from './line-errors.ts'
import type { Replica } from './replica.ts'
import { type SyncTransport, syncRound } from './sync-round.ts'

/**
 * Keeps a station and its server together: a round at once after something was done here or has moved there, and by itself
 * now and then. One round at a time. A line that is down is tried again, ever more slowly, and never stops the work.
 */
export interface SyncLine {
  state(): LineState
  /** When everything was last agreed. */
  sentAt(): string | null
  /** What the last way back to the server brought, since this start. */
  back(): BackOnline | null
  /** Something was done here. */
  nudge(): void
  /** A person wants it tried now. */
  retry(): void
  /** Asks for a task that a person is about to begin; ends when the answer is here, or when there is none. */
  want(taskId: PickTaskId, wanted: ClaimWish): Promise<void>
  /** One more round, now, where the line is up. */
  flush(): Promise<void>
  /** A round now, behind the one that is under way; answers how it ended. */
  round(): Promise<LineState>
  /** Cuts what is under way; afterwards nothing of this line touches the station. */
  stop(): Promise<void>
}

export interface SyncLineParts {
  readonly replica: Replica
  readonly transport: LineTransport
  readonly openEvents: OpenEvents
  readonly spaces: readonly SpaceName[]
  readonly clock: () => Date
  /** From 0 to below 1. */
  readonly random: () => number
  readonly schedule: Schedule
  readonly onState: (state: LineState) => void
  readonly onTrouble: (error: unknown, reason: LineTrouble | 'cloned' | 'removed' | 'upgradeNeeded') => void
  /** The server has answered, and the station's rows are what it said. */
  readonly afterRound: () => void
  /** Whether this station runs short of numbers. */
  readonly fewNumbers: () => boolean
  /** The tasks that this station wants to have ahead. */
  readonly claims: Pick<ClaimKeeper, 'tend'>
  /** Cuts the transport. */
  readonly close: () => void
}

interface Wish {
  readonly taskId: PickTaskId
  readonly wanted: ClaimWish
  readonly end: () => void
}

/** Operations that come together are sent together. */
const GATHER_MS = 20
const POLL_MS = 30_000
/** Without the server's hints. */
const POLL_DEAF_MS = 5_000
const FIRST_BACK_OFF_MS = 1_000
const LONGEST_BACK_OFF_MS = 30_000
/** Somebody is at work on it: it is asked often whether he has come to the end. */
const UPGRADE_MS = 60_000
const REMOVED_MS = 5 * 60_000
const NUMBERS_MS = 5 * 60_000
/** So few are sent before a person has read that they are being sent. */
const WORTH_SHOWING = 20

export function syncLine(parts: SyncLineParts): SyncLine {
  const { replica, clock, schedule } = parts
  let state: LineState = { state: 'offline', since: clock().toISOString(), reason: 'starting' }
  let sentAt: string | null = null
  let timer: { cancel(): void; readonly dueMs: number } | null = null
  let running: Promise<void> | null = null
  let stopped = false
  let failures = 0
  let back: BackOnline | null = null
  /** What was answered since the line was lost; null while it is not. */
  let caught: { sent: number; refused: number } | null = null
  let hinted = false
  let events: EventSocket | null = null
  let numbersAskedMs = Number.NEGATIVE_INFINITY
  let wishes: Wish[] = []
  /** Milliseconds from the end of this round to the next; null: only when a person asks. */
  let next: number | null = null

  const nowMs = (): number => clock().getTime()
  const show = (next: LineState): void => {
    state = next
    if (!stopped) parts.onState(next)
  }
  /** The earlier of what is planned and what is asked for. */
  const plan = (ms: number): void => {
    if (stopped || running) return
    const dueMs = nowMs() + ms
    if (timer && timer.dueMs <= dueMs) return
    timer?.cancel()
    timer = { ...schedule(go, ms), dueMs }
  }
  const replan = (ms: number): void => {
    timer?.cancel()
    timer = null
    plan(ms)
  }
  const isDown = (): boolean => failures > 0

  const listen = (): void => {
    if (events || stopped) return
    let heard = false
    const opened = parts.openEvents({
      moved() {
        heard = true
        hinted = true
        if (!isDown()) plan(0)
      },
      closed() {
        if (events === opened) events = null
        // A server that restarts loses all its stations at once; they must not all come back at once. A way that lets no
        // hints through at all is asked again in its own time.
        if (!isDown()) plan(heard ? FIRST_BACK_OFF_MS * parts.random() : POLL_DEAF_MS)
      },
    })
    events = opened
  }

  /** Counts what comes in a snapshot, of which nobody knows the size. */
  const counted = (): SyncTransport => {
    let rows = 0
    return {
      push: (request) => parts.transport.push(request),
      pull: (request) => parts.transport.pull(request),
      async snapshot(request) {
        const page = await parts.transport.snapshot(request)
        rows += page.rows.length
        show({ state: 'catchingUp', done: rows, total: null })
        return page
      },
    }
  }

  const round = async (): Promise<void> => {
    hinted = false
    const first = replica.firstPending()
    const waiting = first === null ? 0 : replica.pendingCount()
    if (waiting >= WORTH_SHOWING) show({ state: 'catchingUp', done: 0, total: waiting })
    const settled: SyncOutcome[] = []
    const all = async (): Promise<void> => {
      const result = await syncRound(replica, counted(), parts.spaces, (pushed, left) => {
        const total = pushed + Math.max(0, left)
        if (total >= WORTH_SHOWING) show({ state: 'catchingUp', done: pushed, total })
      })
      settled.push(...result.settled)
    }
    const claim = (wanted: ClaimWish, taskIds: readonly PickTaskId[]): Promise<void> =>
      parts.transport.grantClaims({ protocol: SYNC_PROTOCOL, wanted, taskIds: [...taskIds] })
    const asked = wishes
    wishes = []
    try {
      // What waits goes first: it may give up the very task that is asked for. Without it a person waits no longer than he must.
      if (asked.length === 0 || first !== null || state.state !== 'online') await all()
      if (stopped) return
      for (const { taskId, wanted } of asked) await claim(wanted, [taskId])
      if (asked.length > 0) await all()
    } finally {
      for (const { end } of asked) end()
    }
    if (stopped) return
    failures = 0
    sentAt = clock().toISOString()
    if (caught) {
      const refused = settled.filter(({ outcome }) => outcome !== 'done').length
      caught = { sent: caught.sent + settled.length, refused: caught.refused + refused }
      if (replica.firstPending() === null) {
        back = { at: sentAt, ...caught }
        caught = null
      }
    }
    parts.afterRound()
    show({ state: 'online' })
    listen()
    if (parts.fewNumbers() && nowMs() - numbersAskedMs > NUMBERS_MS) {
      numbersAskedMs = nowMs()
      await parts.transport.refillNumbers()
      hinted = true
    }
    const ahead = parts.claims.tend()
    if (ahead.length > 0) {
      await claim('ahead', ahead)
      await all()
    }
    const left = replica.firstPending()
    // What could not be settled by a round is not settled by the same round at once.
    if (hinted || (left !== null && left !== first)) next = GATHER_MS
    else next = events ? POLL_MS : POLL_DEAF_MS
  }

  const fail = (error: unknown): void => {
    failures++
    next = null
    for (const { end } of wishes.splice(0)) end()
    if (stopped) return
    if (error instanceof ClonedStationError) {
      show({ state: 'cloned' })
      parts.onTrouble(error, 'cloned')
      return
    }
    if (error instanceof ServerProblemError && error.problem.problem === 'upgradeNeeded') {
      next = UPGRADE_MS
      show({ state: 'upgradeNeeded', tooOld: whoIsTooOld(error.problem) })
      parts.onTrouble(error, 'upgradeNeeded')
      return
    }
    if (error instanceof ServerProblemError && error.problem.problem === 'revoked') {
      // Asked now and then: whoever took it off may let it in again.
      next = REMOVED_MS
      show({ state: 'removed', by: error.problem.by ?? null, at: error.problem.at ?? null })
      parts.onTrouble(error, 'removed')
      return
    }
    const reason = troubleOf(error)
    const asked = error instanceof ServerProblemError ? (error.retryAfterMs ?? 0) : 0
    const backOff = Math.min(FIRST_BACK_OFF_MS * 2 ** Math.min(failures - 1, 20), LONGEST_BACK_OFF_MS)
    // From half of it to all of it: stations that lost their server together come back one by one.
    next = Math.max(asked, backOff * (0.5 + parts.random() / 2))
    const since = state.state === 'offline' ? state.since : clock().toISOString()
    if (state.state !== 'offline' || state.reason !== reason) parts.onTrouble(error, reason)
    caught ??= { sent: 0, refused: 0 }
    show({ state: 'offline', since, reason })
  }

  function go(): void {
    timer = null
    if (running || stopped) return
    running = round()
      .catch(fail)
      .finally(() => {
        running = null
        if (wishes.length > 0) plan(0)
        else if (next !== null) plan(next)
      })
  }

  plan(0)
  return {
    state: () => state,
    sentAt: () => sentAt,
    back: () => back,
    nudge() {
      if (!isDown() && !running && replica.firstPending() !== null) plan(GATHER_MS)
    },
    retry() {
      if (!running) replan(0)
    },
    want(taskId, wanted) {
      if (stopped || isDown()) return Promise.resolve()
      return new Promise((end) => {
        wishes.push({ taskId, wanted, end })
        if (!running) replan(0)
      })
    },
    async flush() {
      await running
      if (stopped || isDown()) return
      timer?.cancel()
      go()
      await running
    },
    async round() {
      await running
      timer?.cancel()
      go()
      await running
      return state
    },
    async stop() {
      stopped = true
      timer?.cancel()
      events?.close()
      parts.close()
      await running
      for (const { end } of wishes) end()
    },
  }
}

/** A server of the first protocol does not say it, but says which protocol it speaks. */
function whoIsTooOld({ tooOld, protocol = 0 }: Problem): TooOld {
  return tooOld ?? (protocol < SYNC_PROTOCOL ? 'server' : 'station')
}

function troubleOf(error: unknown): LineTrouble {
  if (error instanceof WrongCertificateError) return 'wrongCertificate'
  if (error instanceof ServerProblemError)
    return error.problem.problem === 'notAdmitted' ? 'notAdmitted' : 'serverTrouble'
  if (error instanceof StrangeAnswerError) return 'serverTrouble'
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code.startsWith('SQLITE_')) return 'stationTrouble'
  if (/CERT|SELF_SIGNED|ALTNAME/.test(code)) return 'wrongCertificate'
  return 'noAnswer'
}
