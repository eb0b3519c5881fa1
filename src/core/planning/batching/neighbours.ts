import { type BatchProblem, fits } from './batch-problem.ts'

/** Which orders go well with each: those with which it saves most of its own way. Row by row, the best first. */
export interface Neighbours {
  readonly reach: number
  readonly near: Int32Array
}

export function neighboursOf(problem: BatchProblem, most: number): Neighbours {
  const { orders, costs } = problem
  const reach = Math.max(0, Math.min(most, orders - 1))
  const near = new Int32Array(orders * reach)
  const alone = Float64Array.from({ length: orders }, (_, order) => costs.cost([order]))
  const saving = new Float64Array(orders * orders)
  for (let a = 0; a < orders; a++) {
    for (let b = a + 1; b < orders; b++) {
      const together = fits(problem, [a, b]) ? costs.cost([a, b]) : Number.POSITIVE_INFINITY
      const saved = (alone[a] as number) + (alone[b] as number) - together
      saving[a * orders + b] = saved
      saving[b * orders + a] = saved
    }
  }
  for (let order = 0; order < orders; order++) {
    const others = Array.from({ length: orders }, (_, other) => other).filter((other) => other !== order)
    const share = (other: number): number =>
      (saving[order * orders + other] as number) / Math.max(1, alone[other] as number)
    others.sort((a, b) => share(b) - share(a) || a - b)
    near.set(others.slice(0, reach), order * reach)
  }
  return { reach, near }
}
