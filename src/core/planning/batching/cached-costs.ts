import { randomFrom } from '../random.ts'
import type { TourCosts } from './batch-problem.ts'

/**
 * Remembers what sets of orders cost. A set is known by the exclusive or of 64 random bits per order (Zobrist 1970), so that the order
 * in which it is listed plays no part; that two sets of a search share all of them is as good as impossible.
 */
const MOST_PLACES = 1 << 20
const LEAST_PLACES = 1 << 10

export class CachedCosts implements TourCosts {
  readonly #costs: TourCosts
  readonly #high: Int32Array
  readonly #low: Int32Array
  readonly #places: number
  readonly #keysHigh: Int32Array
  readonly #keysLow: Int32Array
  readonly #values: Float64Array

  constructor(orders: number, costs: TourCosts) {
    const random = randomFrom(orders)
    const bits = (): number => Math.floor(random() * 4_294_967_296) | 0
    this.#costs = costs
    // Few orders have few sets.
    this.#places = orders >= 20 ? MOST_PLACES : Math.max(LEAST_PLACES, 1 << orders)
    this.#keysHigh = new Int32Array(this.#places)
    this.#keysLow = new Int32Array(this.#places)
    this.#values = new Float64Array(this.#places).fill(-1)
    this.#high = Int32Array.from({ length: orders }, bits)
    this.#low = Int32Array.from({ length: orders }, bits)
  }

  cost(orders: readonly number[]): number {
    let high = 0
    let low = 0
    for (let index = 0; index < orders.length; index++) {
      const order = orders[index] as number
      high ^= this.#high[order] as number
      low ^= this.#low[order] as number
    }
    const at = (low ^ (high >>> 12)) & (this.#places - 1)
    if (this.#keysHigh[at] === high && this.#keysLow[at] === low && (this.#values[at] as number) >= 0)
      return this.#values[at] as number
    const value = this.#costs.cost(orders)
    this.#keysHigh[at] = high
    this.#keysLow[at] = low
    this.#values[at] = value
    return value
  }
}
