import type { Random } from '../random.ts'
import { type BatchProblem, isDueTogether, overload, type Partition } from './batch-problem.ts'
import type { Neighbours } from './neighbours.ts'

/**
 * Improves a plan by simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983): an order joins the tour of one that it goes well with;
 * another may come back in exchange, or go on to a third tour. On the way carts may be overloaded, at a price that rises while
 * they are and falls while they are not (strategic oscillation): full carts leave no other way from one good plan to the
 * next. Only plans that fit are kept.
 */
export interface AnnealOptions {
  readonly random: Random
  /** Share of the effort that is spent, 0 to 1; asked now and then. */
  readonly spent: () => number
  /** Temperatures, as shares of the mean cost of a tour. */
  readonly hot: number
  readonly cold: number
  /** Hears of each tour that fits and becomes part of a plan. */
  readonly onTour?: (orders: readonly number[], cost: number) => void
}

const STEPS_PER_LOOK = 128
/** No cart is overloaded by more than this share of what it carries. */
const MOST_OVERLOAD = 0.3
/** Of the steps, about this share shall be spent on plans that fit. */
const FITTING = 0.15
/** Share of the steps that give an order a tour of its own. */
const OPENING = 0.01

interface Tour {
  readonly orders: readonly number[]
  readonly cost: number
  readonly over: number
}

export function anneal(
  problem: BatchProblem,
  start: Partition,
  neighbours: Neighbours,
  options: AnnealOptions,
): Partition {
  if (problem.orders < 2 || start.length < 2) return start
  return new Annealer(problem, start, neighbours, options).run()
}

class Annealer {
  readonly #problem: BatchProblem
  readonly #near: Int32Array
  readonly #reach: number
  readonly #options: AnnealOptions
  readonly #tours: Tour[]
  readonly #tourOf: Int32Array
  readonly #scale: number
  #cost: number
  #over = 0
  #overloaded = 0
  /** Of carrying twice what one may. */
  #price: number
  /** How much dearer the plan may become in this step. */
  #allowance = 0

  constructor(problem: BatchProblem, start: Partition, { near, reach }: Neighbours, options: AnnealOptions) {
    this.#problem = problem
    this.#near = near
    this.#reach = reach
    this.#options = options
    this.#tours = start.map((orders) => this.#tour(orders))
    this.#tourOf = new Int32Array(problem.orders)
    this.#tours.forEach(({ orders }, at) => {
      for (const order of orders) this.#tourOf[order] = at
    })
    this.#cost = this.#tours.reduce((sum, { cost }) => sum + cost, 0)
    this.#scale = this.#cost / start.length
    this.#price = this.#scale
  }

  run(): Partition {
    const { spent, hot, cold, random } = this.#options
    let best = this.#cost
    let kept = this.#tours.slice()
    for (let share = spent(); share < 1; share = spent()) {
      const heat = this.#scale * hot * (cold / hot) ** share
      let fitting = 0
      for (let step = 0; step < STEPS_PER_LOOK; step++) {
        this.#allowance = -heat * Math.log(1 - random())
        const changed = this.#attempt()
        if (this.#overloaded > 0) continue
        fitting++
        if (!changed || this.#cost >= best - 1e-6) continue
        best = this.#cost
        // Tours are replaced, never changed: the list is copy enough.
        kept = this.#tours.slice()
      }
      this.#price *= fitting < FITTING * STEPS_PER_LOOK ? 1.02 : 1 / 1.02
    }
    return kept.filter(({ orders }) => orders.length > 0).map(({ orders }) => [...orders])
  }

  #attempt(): boolean {
    const { random } = this.#options
    const a = Math.floor(random() * this.#problem.orders)
    const from = this.#tourOf[a] as number
    const source = this.#tours[from] as Tour
    if (random() < OPENING)
      return this.#accept([from, this.#emptyTour()], [this.#tour(source.orders, a), this.#tour([a])])
    const to = this.#tourOf[this.#someNear(a)] as number
    if (from === to) return false
    const target = this.#tours[to] as Tour
    const kind = random()
    if (kind < 0.4) {
      const joined = this.#tour(target.orders, -1, a)
      return this.#accept([from, to], [this.#tour(source.orders, a), joined])
    }
    const c = target.orders[Math.floor(random() * target.orders.length)] as number
    if (kind < 0.85) {
      const exchanged = this.#tour(target.orders, c, a)
      return this.#accept([from, to], [this.#tour(source.orders, a, c), exchanged])
    }
    const third = this.#tourOf[this.#someNear(c)] as number
    if (third === to || third === from) return false
    const onward = this.#tours[third] as Tour
    const d = kind < 0.93 ? -1 : (onward.orders[Math.floor(random() * onward.orders.length)] as number)
    return this.#accept(
      [from, to, third],
      [this.#tour(source.orders, a, d), this.#tour(target.orders, c, a), this.#tour(onward.orders, d, c)],
    )
  }

  #accept(places: readonly number[], tours: readonly Tour[]): boolean {
    let cost = 0
    let over = 0
    for (let index = 0; index < places.length; index++) {
      const old = this.#tours[places[index] as number] as Tour
      const now = tours[index] as Tour
      if (now.over > MOST_OVERLOAD) return false
      cost += now.cost - old.cost
      over += now.over - old.over
    }
    if (cost + this.#price * over > this.#allowance) return false
    for (let index = 0; index < places.length; index++) {
      const at = places[index] as number
      const now = tours[index] as Tour
      this.#overloaded += Number(now.over > 0) - Number((this.#tours[at] as Tour).over > 0)
      this.#tours[at] = now
      for (const order of now.orders) this.#tourOf[order] = at
      if (now.over === 0) this.#options.onTour?.(now.orders, now.cost)
    }
    this.#cost += cost
    this.#over += over
    return true
  }

  #emptyTour(): number {
    const empty = this.#tours.findIndex(({ orders }) => orders.length === 0)
    return empty >= 0 ? empty : this.#tours.push({ orders: [], cost: 0, over: 0 }) - 1
  }

  #someNear(order: number): number {
    return this.#near[order * this.#reach + Math.floor(this.#options.random() * this.#reach)] as number
  }

  /** A tour without one order and with another one. */
  #tour(orders: readonly number[], gone = -1, come = -1): Tour {
    const changed: number[] = []
    for (let index = 0; index < orders.length; index++)
      if (orders[index] !== gone) changed.push(orders[index] as number)
    if (come >= 0) changed.push(come)
    const over = isDueTogether(this.#problem, changed)
      ? overload(this.#problem, changed)
      : Number.POSITIVE_INFINITY
    return { orders: changed, cost: over > MOST_OVERLOAD ? 0 : this.#problem.costs.cost(changed), over }
  }
}
