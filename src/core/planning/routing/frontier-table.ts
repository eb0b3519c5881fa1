/**
 * The states in which a tour that is built aisle by aisle can be, and how each piece of way changes them; the equivalence
 * classes of Ratliff & Rosenthal (1983), for any number of cross aisles instead of two (Cambazard & Catusse 2018 show why that
 * is exact). A state says, for each cross aisle at the present aisle: is the crossing part of the tour, is its number of way
 * pieces odd, and with which other crossings does it hang together. Everything further to the left is forgotten.
 *
 * A transition that cannot lead to one closed tour is −1.
 */
export interface FrontierTable {
  readonly lines: number
  readonly states: number
  /** `[line][state]`: the crossing is visited. */
  readonly touch: readonly Int32Array[]
  /** `[block][state]`: walked through once, twice; entered from both ends. Block b lies between the lines b and b + 1. */
  readonly once: readonly Int32Array[]
  readonly twice: readonly Int32Array[]
  readonly bothEnds: readonly Int32Array[]
  /** Ways on to the next aisle of state s: from `onwardStart[s]` to `onwardStart[s + 1]`. */
  readonly onwardStart: Int32Array
  readonly onwardState: Int32Array
  /** How many pieces of cross aisle are walked, and which: digit `line` to base 3. */
  readonly onwardPieces: Uint8Array
  readonly onwardCode: Int32Array
  /** 1 where the tour may end. */
  readonly closed: Uint8Array
}

/** The states grow about sixfold with each line. */
export const MOST_LINES = 6

const tables: (FrontierTable | undefined)[] = []

export function frontierTable(lines: number): FrontierTable {
  if (lines < 1 || lines > MOST_LINES) throw new RangeError(`no table for ${lines} cross aisles`)
  const known = tables[lines]
  if (known) return known
  const made = build(lines)
  tables[lines] = made
  return made
}

/** Per line: 0 where the tour does not touch it, else 2 · component + (1 if odd), components numbered from 1 as they come. */
type State = readonly number[]

const component = (cell: number): number => cell >> 1
const isOdd = (cell: number): boolean => (cell & 1) === 1

function build(lines: number): FrontierTable {
  const numbers = new Map<string, number>()
  const states: State[] = []
  const numberOf = (state: State | null): number => {
    if (state === null) return -1
    const tidy = canonical(state)
    const key = tidy.join()
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, states.length)
    states.push(tidy)
    return states.length - 1
  }
  numberOf(new Array<number>(lines).fill(0))

  const touch = columns(lines)
  const once = columns(lines - 1)
  const twice = columns(lines - 1)
  const bothEnds = columns(lines - 1)
  const onward: { next: number; pieces: number; code: number }[][] = []
  // The list grows while it is read: every state that can be reached is found.
  for (let at = 0; at < states.length; at++) {
    const state = states[at] as State
    for (let line = 0; line < lines; line++) {
      touch[line]?.push(numberOf(touched(state, line)))
      if (line === lines - 1) continue
      once[line]?.push(numberOf(joined(state, line, 1)))
      twice[line]?.push(numberOf(joined(state, line, 2)))
      bothEnds[line]?.push(numberOf(touched(touched(state, line), line + 1)))
    }
    onward.push(
      onwardFrom(state).map(({ state: next, pieces, code }) => ({ next: numberOf(next), pieces, code })),
    )
  }
  const flat = onward.flat()
  const onwardStart = new Int32Array(states.length + 1)
  onward.forEach((ways, at) => {
    onwardStart[at + 1] = (onwardStart[at] as number) + ways.length
  })
  return {
    lines,
    states: states.length,
    touch: touch.map((each) => Int32Array.from(each)),
    once: once.map((each) => Int32Array.from(each)),
    twice: twice.map((each) => Int32Array.from(each)),
    bothEnds: bothEnds.map((each) => Int32Array.from(each)),
    onwardStart,
    onwardState: Int32Array.from(flat, ({ next }) => next),
    onwardPieces: Uint8Array.from(flat, ({ pieces }) => pieces),
    onwardCode: Int32Array.from(flat, ({ code }) => code),
    closed: Uint8Array.from(states, (state) => Number(isClosed(state))),
  }
}

function columns(count: number): number[][] {
  return Array.from({ length: Math.max(0, count) }, () => [])
}

function canonical(state: State): State {
  const seen: number[] = []
  return state.map((cell) => {
    if (cell === 0) return 0
    let at = seen.indexOf(component(cell))
    if (at < 0) at = seen.push(component(cell)) - 1
    return 2 * (at + 1) + (cell & 1)
  })
}

const FRESH = 1000

function touched(state: State, line: number): State {
  return state[line] === 0 ? state.with(line, 2 * (FRESH + line)) : state
}

function joined(state: State, block: number, times: 1 | 2): State {
  const both = touched(touched(state, block), block + 1)
  const kept = component(both[block] as number)
  const gone = component(both[block + 1] as number)
  const merged = both.map((cell) => (component(cell) === gone ? 2 * kept + (cell & 1) : cell))
  if (times === 2) return merged
  return merged.map((cell, line) => (line === block || line === block + 1 ? cell ^ 1 : cell))
}

interface Onward {
  readonly state: State
  readonly pieces: number
  readonly code: number
}

/** An odd crossing is left once; an even one twice or not at all; what is left behind must hang on something that goes on. */
function onwardFrom(state: State): Onward[] {
  let ways: Onward[] = [{ state, pieces: 0, code: 0 }]
  let digit = 1
  for (let line = 0; line < state.length; line++) {
    const cell = state[line] as number
    const factor = digit
    if (isOdd(cell)) ways = ways.map((way) => walked(way, 1, factor))
    else if (cell !== 0) {
      ways = ways.flatMap((way) => [walked(way, 2, factor), { ...way, state: way.state.with(line, 0) }])
    }
    digit *= 3
  }
  const before = new Set(state.filter((cell) => cell !== 0).map(component))
  return ways.filter((way) => {
    const after = new Set(way.state.filter((cell) => cell !== 0).map(component))
    return before.size === after.size
  })
}

function walked(way: Onward, times: number, factor: number): Onward {
  return { state: way.state, pieces: way.pieces + times, code: way.code + times * factor }
}

function isClosed(state: State): boolean {
  const present = state.filter((cell) => cell !== 0)
  return (
    present.length > 0 && present.every((cell) => !isOdd(cell)) && new Set(present.map(component)).size === 1
  )
}
