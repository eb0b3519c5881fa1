import { type FrontierTable, frontierTable } from './frontier-table.ts'

/**
 * The shortest closed tour through an area of aisles and cross aisles, exactly: a dynamic program over the aisles from left to
 * right whose states are those of `FrontierTable`. The caller says for every aisle what each way of walking it costs; aisles
 * in which nothing is to be done are left out, because a tour can always be shifted off them without growing longer.
 */
export const WALK = { none: 0, once: 1, twice: 2, fromLow: 3, fromHigh: 4, fromBoth: 5 } as const
export const WALKS = 6

export interface GridProblem {
  columns: number
  /** Of each column, ascending. */
  readonly x: Float64Array
  /** `(column · blocks + block) · WALKS + walk`: what it costs, Infinity where it does not do what is asked. */
  readonly cost: Float64Array
  /** Bit `line` is set where the crossing itself must be visited. */
  readonly visit: Int32Array
}

export function gridProblem(lines: number, columns: number): GridProblem {
  return {
    columns: 0,
    x: new Float64Array(columns),
    cost: new Float64Array(columns * Math.max(1, lines - 1) * WALKS),
    visit: new Int32Array(columns),
  }
}

/** How the best tour walks: per column and block a walk, and the pieces of cross aisle to the next column. */
export interface GridWalks {
  readonly walks: Uint8Array
  /** Digit `line` to base 3: how many times that cross aisle is walked. */
  readonly onward: Int32Array
}

export class GridSolver {
  readonly lines: number
  readonly #table: FrontierTable
  #here: Float64Array
  #next: Float64Array
  #trace: Trace | null = null

  constructor(lines: number) {
    this.lines = lines
    this.#table = frontierTable(lines)
    this.#here = new Float64Array(this.#table.states)
    this.#next = new Float64Array(this.#table.states)
  }

  /** Infinity where no tour does what is asked. */
  length(problem: GridProblem): number {
    this.#trace = null
    this.#run(problem)
    return this.#best().length
  }

  solve(problem: GridProblem): { readonly length: number; readonly walks: GridWalks } {
    const trace = new Trace(problem.columns * (this.lines + 1), this.#table.states)
    this.#trace = trace
    this.#run(problem)
    this.#trace = null
    const { length, state } = this.#best()
    return { length, walks: this.#unwind(problem, trace, state) }
  }

  #run({ columns, x, cost, visit }: GridProblem): void {
    const blocks = this.lines - 1
    this.#here.fill(Number.POSITIVE_INFINITY)
    this.#here[0] = 0
    for (let column = 0; column < columns; column++) {
      if (column > 0) this.#walkOn((x[column] as number) - (x[column - 1] as number))
      if (visit[column] !== 0) this.#visit(visit[column] as number)
      for (let block = 0; block < blocks; block++)
        this.#walkBlock(block, cost, (column * blocks + block) * WALKS)
    }
  }

  #best(): { length: number; state: number } {
    const { states, closed } = this.#table
    let state = -1
    let length = Number.POSITIVE_INFINITY
    for (let each = 0; each < states; each++) {
      if (closed[each] === 0 || (this.#here[each] as number) >= length) continue
      length = this.#here[each] as number
      state = each
    }
    return { length, state }
  }

  #visit(mask: number): void {
    const { states, touch, lines } = this.#table
    this.#next.fill(Number.POSITIVE_INFINITY)
    for (let state = 0; state < states; state++) {
      const length = this.#here[state] as number
      if (length === Number.POSITIVE_INFINITY) continue
      let to = state
      for (let line = 0; line < lines; line++)
        if ((mask & (1 << line)) !== 0) to = touch[line]?.[to] as number
      this.#offer(to, length, state, 0)
    }
    this.#step()
  }

  #walkBlock(block: number, cost: Float64Array, at: number): void {
    const table = this.#table
    const here = this.#here
    const once = table.once[block] as Int32Array
    const twice = table.twice[block] as Int32Array
    const low = table.touch[block] as Int32Array
    const high = table.touch[block + 1] as Int32Array
    const bothEnds = table.bothEnds[block] as Int32Array
    const none = cost[at + WALK.none] as number
    this.#next.fill(Number.POSITIVE_INFINITY)
    for (let state = 0; state < table.states; state++) {
      const length = here[state] as number
      if (length === Number.POSITIVE_INFINITY) continue
      this.#offer(once[state] as number, length + (cost[at + WALK.once] as number), state, WALK.once)
      this.#offer(twice[state] as number, length + (cost[at + WALK.twice] as number), state, WALK.twice)
      if (none === 0) {
        this.#offer(state, length, state, WALK.none)
        continue
      }
      this.#offer(low[state] as number, length + (cost[at + WALK.fromLow] as number), state, WALK.fromLow)
      this.#offer(high[state] as number, length + (cost[at + WALK.fromHigh] as number), state, WALK.fromHigh)
      this.#offer(
        bothEnds[state] as number,
        length + (cost[at + WALK.fromBoth] as number),
        state,
        WALK.fromBoth,
      )
    }
    this.#step()
  }

  #walkOn(width: number): void {
    const { states, onwardStart, onwardState, onwardPieces, onwardCode } = this.#table
    this.#next.fill(Number.POSITIVE_INFINITY)
    for (let state = 0; state < states; state++) {
      const length = this.#here[state] as number
      if (length === Number.POSITIVE_INFINITY) continue
      const end = onwardStart[state + 1] as number
      for (let way = onwardStart[state] as number; way < end; way++) {
        this.#offer(
          onwardState[way] as number,
          length + width * (onwardPieces[way] as number),
          state,
          onwardCode[way] as number,
        )
      }
    }
    this.#step()
  }

  #offer(to: number, length: number, from: number, choice: number): void {
    if (length >= (this.#next[to] as number)) return
    this.#next[to] = length
    this.#trace?.keep(to, from, choice)
  }

  #step(): void {
    const here = this.#here
    this.#here = this.#next
    this.#next = here
    this.#trace?.step()
  }

  #unwind({ columns, visit }: GridProblem, trace: Trace, end: number): GridWalks {
    const blocks = this.lines - 1
    const walks = new Uint8Array(columns * blocks)
    const onward = new Int32Array(columns)
    if (end < 0) return { walks, onward }
    trace.from(end)
    for (let column = columns - 1; column >= 0; column--) {
      for (let block = blocks - 1; block >= 0; block--) walks[column * blocks + block] = trace.back()
      if (visit[column] !== 0) trace.back()
      if (column > 0) onward[column - 1] = trace.back()
    }
    return { walks, onward }
  }
}

/** Of every step and state: from which state it was reached, and by what. */
class Trace {
  readonly #states: number
  readonly #from: Int16Array
  readonly #choice: Int32Array
  #base = 0
  #state = 0

  constructor(steps: number, states: number) {
    this.#states = states
    this.#from = new Int16Array(steps * states)
    this.#choice = new Int32Array(steps * states)
  }

  keep(state: number, from: number, choice: number): void {
    this.#from[this.#base + state] = from
    this.#choice[this.#base + state] = choice
  }

  step(): void {
    this.#base += this.#states
  }

  from(state: number): void {
    this.#state = state
  }

  back(): number {
    this.#base -= this.#states
    const at = this.#base + this.#state
    this.#state = this.#from[at] as number
    return this.#choice[at] as number
  }
}
