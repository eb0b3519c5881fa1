import { createBurstDetector, type Fed, isModifier, type KeyPress, MIN_LENGTH } from './burst-detector.ts'
import { createFieldGuard, isTextField } from './field-guard.ts'
import { createScanQueue } from './scan-queue.ts'

/**
 * The window's one keyboard listener, in the capture phase: it sees every key before any field, button or popup, takes the
 * scans out and leaves the rest. A scan's Enter therefore never presses a button that happens to have the focus.
 */
export const scanQueue = createScanQueue({
  now: () => performance.now(),
  report: (error) => console.error(error),
})

/**
 * How long the next key is waited for. A busy machine delivers keys late, and only their own times tell then that they
 * belong together: who gives up sooner cuts a scan in two. The second wait is for scanners that send no suffix only.
 */
const NEXT_KEY_MS = 120
const NEXT_KEY_OF_SCAN_MS = 250

/** A key that a person pressed, known some 100 ms after it; `inField` when it went into a text field. */
export interface TypedKey {
  readonly press: KeyPress
  readonly inField: boolean
}

const typedListeners = new Set<(typed: TypedKey) => void>()

export function onTyped(listener: (typed: TypedKey) => void): () => void {
  typedListeners.add(listener)
  return () => typedListeners.delete(listener)
}

/** A timer that comes later than this was held up by work. */
const LATE_MS = 25

export function startKeyboard(target: Window): () => void {
  const detector = createBurstDetector()
  const guard = createFieldGuard()
  const swallowed = new Set<string>()
  let timer: number | undefined
  let inField = false

  const deliver = (fed: Fed) => {
    if (fed.scans.length > 0) guard.restore()
    for (const press of fed.typed) for (const listener of [...typedListeners]) listener({ press, inField })
    for (const scan of fed.scans) scanQueue.push(scan)
  }

  const nextKeyMs = () => (detector.waiting() < MIN_LENGTH ? NEXT_KEY_MS : NEXT_KEY_OF_SCAN_MS)

  const flush = (dueMs: number) => {
    const now = performance.now()
    // The screen was busy: keys that were pressed meanwhile are still on their way and come first.
    if (now - dueMs > LATE_MS || isKeyOnItsWay(target)) return arm(LATE_MS)
    // Fast typing without a suffix belongs to the field that it went into.
    deliver(inField ? asTyped(detector.flush(now)) : detector.flush(now))
    if (detector.waiting() > 0) arm(nextKeyMs())
  }

  const arm = (ms: number) => {
    const due = performance.now() + ms
    target.clearTimeout(timer)
    timer = target.setTimeout(() => flush(due), ms)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const isInField = isTextField(event.target)
    const press = pressOf(event)
    const fed = detector.feed(press)
    if (fed.swallow && (fed.scans.length > 0 || !isInField)) {
      event.preventDefault()
      event.stopImmediatePropagation()
      swallowed.add(event.code)
    }
    deliver(inField && fed.scans.some((scan) => scan.suffix === 'none') ? asTyped(fed) : fed)
    // A Shift behind the first character is not a beginning: the field holds that character by then.
    if (detector.waiting() === 1 && !isModifier(press.key)) {
      inField = isInField
      guard.remember(event.target)
    } else if (detector.waiting() === 0) {
      inField = isInField
    }
    if (detector.waiting() > 0) arm(nextKeyMs())
    else target.clearTimeout(timer)
  }

  // A button is pressed by Space when the key comes up.
  const onKeyUp = (event: KeyboardEvent) => {
    if (!swallowed.delete(event.code)) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  target.addEventListener('keydown', onKeyDown, { capture: true })
  target.addEventListener('keyup', onKeyUp, { capture: true })
  return () => {
    target.removeEventListener('keydown', onKeyDown, { capture: true })
    target.removeEventListener('keyup', onKeyUp, { capture: true })
    target.clearTimeout(timer)
  }
}

/** What browsers of this family tell of input that they have not delivered yet; others say nothing. */
function isKeyOnItsWay(target: Window): boolean {
  const { scheduling } = target.navigator as { scheduling?: { isInputPending?: () => boolean } }
  return scheduling?.isInputPending?.() ?? false
}

function asTyped(fed: Fed): Fed {
  return { ...fed, scans: fed.scans.filter((scan) => scan.suffix !== 'none') }
}

function pressOf(event: KeyboardEvent): KeyPress {
  const altGraph = event.getModifierState('AltGraph')
  return {
    key: event.key,
    code: event.code,
    shift: event.shiftKey,
    ctrl: event.ctrlKey && !altGraph,
    chord: (event.altKey && !altGraph) || event.metaKey,
    repeat: event.repeat,
    timeMs: event.timeStamp,
  }
}
