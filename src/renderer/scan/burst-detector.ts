import { usCharacter } from './us-keyboard.ts'

/**
 * Tells a scanner from a person by the time between keys. Invariants: every key that was fed comes out exactly once, as part
 * of one scan or as typed; scans come out in the order in which they were read; nothing here looks at a clock, the times
 * are those of the events, so that a busy screen does not turn a scan into typing.
 */
export interface KeyPress {
  readonly key: string
  /** The place of the key, as `KeyboardEvent.code`. */
  readonly code: string
  readonly shift: boolean
  readonly ctrl: boolean
  /** Alt, Meta: a shortcut. AltGr, with which some layouts write characters, is not one. */
  readonly chord: boolean
  /** The key is held down: a person. */
  readonly repeat: boolean
  readonly timeMs: number
}

export interface Scan {
  readonly code: string
  readonly suffix: 'enter' | 'tab' | 'none'
  /** Mean time between two keys. */
  readonly msPerKey: number
  readonly endedAtMs: number
}

export interface Fed {
  /** What ended with this key, in order. */
  readonly scans: readonly Scan[]
  /** Keys that turned out to be typed by a person, in order. */
  readonly typed: readonly KeyPress[]
  /** This key belongs to a scan, as far as one can tell: it must do nothing else. */
  readonly swallow: boolean
}

/** Slower than this between two keys, on the whole, is a person. */
export const MAX_GAP_MS = 50
/** Radio scanners and busy computers stumble: once a burst has begun, a single gap may be this long. */
export const MAX_STUMBLE_MS = 150
/** With Enter or Tab behind it; shorter is two quick fingers. */
export const MIN_LENGTH = 3
/** Of a scanner that sends no suffix: here only the speed speaks. */
const MIN_LENGTH_WITHOUT_SUFFIX = 6
/** The separator of GS1 element strings. Keyboards write it as Ctrl and the bracket. */
const GROUP_SEPARATOR = '\u001d'

interface Stroke {
  readonly press: KeyPress
  readonly character: string
}

export function createBurstDetector() {
  let strokes: Stroke[] = []
  let lastMs = Number.NEGATIVE_INFINITY

  const close = (suffix: Scan['suffix'], endMs: number): { scans: Scan[]; typed: KeyPress[] } => {
    const burst = strokes
    strokes = []
    const first = burst[0]
    const last = burst.at(-1)
    if (!first || !last) return { scans: [], typed: [] }
    const wanted = suffix === 'none' ? MIN_LENGTH_WITHOUT_SUFFIX : MIN_LENGTH
    const msPerKey = (last.press.timeMs - first.press.timeMs) / Math.max(1, burst.length - 1)
    if (burst.length < wanted || msPerKey > MAX_GAP_MS)
      return { scans: [], typed: burst.map((stroke) => stroke.press) }
    return { scans: [{ code: textOf(burst), suffix, msPerKey, endedAtMs: endMs }], typed: [] }
  }

  const longestGap = () => (strokes.length >= MIN_LENGTH ? MAX_STUMBLE_MS : MAX_GAP_MS)

  return {
    feed(press: KeyPress): Fed {
      // Shift, Control and the like come between a scanner's characters and say nothing about time.
      if (isModifier(press.key)) return { scans: [], typed: [], swallow: false }
      const fast = press.timeMs - lastMs <= longestGap()
      lastMs = press.timeMs
      const before = fast && !press.repeat ? { scans: [], typed: [] } : close('none', press.timeMs)
      const suffix = suffixOf(press)
      if (suffix) {
        const ended = close(suffix, press.timeMs)
        const isScan = ended.scans.length > 0
        return {
          scans: [...before.scans, ...ended.scans],
          typed: [...before.typed, ...ended.typed, ...(isScan ? [] : [press])],
          swallow: isScan,
        }
      }
      const character = press.repeat ? null : characterOf(press)
      if (character === null) {
        const ended = close('none', press.timeMs)
        return {
          scans: [...before.scans, ...ended.scans],
          typed: [...before.typed, ...ended.typed, press],
          swallow: false,
        }
      }
      strokes.push({ press, character })
      return { ...before, swallow: strokes.length >= MIN_LENGTH }
    },
    /** Time has passed without a key: what waits is a scan without suffix, or typing. */
    flush(nowMs: number): Fed {
      if (nowMs - lastMs <= longestGap()) return { scans: [], typed: [], swallow: false }
      return { ...close('none', nowMs), swallow: false }
    },
    waiting: (): number => strokes.length,
  }
}

function suffixOf(press: KeyPress): 'enter' | 'tab' | null {
  if (press.ctrl ? press.key.toLowerCase() === 'm' || press.key.toLowerCase() === 'j' : press.key === 'Enter')
    return 'enter'
  return press.key === 'Tab' && !press.ctrl ? 'tab' : null
}

export function isModifier(key: string): boolean {
  return (
    key === 'Shift' ||
    key === 'Control' ||
    key === 'Alt' ||
    key === 'AltGraph' ||
    key === 'CapsLock' ||
    key === 'Meta'
  )
}

function characterOf(press: KeyPress): string | null {
  if (press.chord) return null
  if (press.key === GROUP_SEPARATOR || (press.ctrl && (press.key === ']' || press.code === 'BracketRight')))
    return GROUP_SEPARATOR
  if (press.ctrl) return null
  if (Array.from(press.key).length === 1) return press.key
  return press.key === 'Dead' ? usCharacter(press.code, press.shift) : null
}

/**
 * A scanner set to a US keyboard on a computer set to AZERTY presses the right places, which write `&é"` there. The row of
 * digits gives it away: unshifted it writes none. A burst that also holds a shifted digit comes from a scanner that knows
 * the keyboard, and its `-` is a `-`.
 */
function textOf(burst: readonly Stroke[]): string {
  const digitRow = burst.filter(({ press }) => /^Digit[0-9]$/.test(press.code))
  const plainWithout = digitRow.filter(({ press }) => !press.shift && !/^[0-9]$/.test(press.key))
  const shiftedDigit = digitRow.some(({ press }) => press.shift && /^[0-9]$/.test(press.key))
  const other =
    burst.some(({ press }) => press.key === 'Dead') ||
    plainWithout.some(({ press }) => press.key !== '-' && press.key !== '_')
  if (shiftedDigit || !other) return burst.map(({ character }) => character).join('')
  return burst
    .map(({ press, character }) =>
      character === GROUP_SEPARATOR ? character : (usCharacter(press.code, press.shift) ?? character),
    )
    .join('')
}
