import { type BatchProblem, fits, type Partition } from './batch-problem.ts'

/**
 * A first plan: from every order by itself, always joins the two tours that save most together, with the savings computed anew
 * after each joining (Clarke & Wright 1964, variant ii of de Koster, van der Poort & Wolters 1999).
 */
export function savingsBatches(problem: BatchProblem): Partition {
  const { orders, costs } = problem
  const tours: (number[] | null)[] = Array.from({ length: orders }, (_, order) => [order])
  const alone = tours.map((tour) => costs.cost(tour as number[]))
  const saving = new Float64Array(orders * orders).fill(-1)
  const partner = new Int32Array(orders).fill(-1)
  const gain = (a: number, b: number): number => saving[Math.min(a, b) * orders + Math.max(a, b)] as number
  const weigh = (a: number, b: number): void => {
    const both = [...(tours[a] ?? []), ...(tours[b] ?? [])]
    const saved = fits(problem, both) ? (alone[a] as number) + (alone[b] as number) - costs.cost(both) : -1
    saving[Math.min(a, b) * orders + Math.max(a, b)] = saved
  }
  const choose = (a: number): void => {
    let best = -1
    for (let b = 0; b < orders; b++)
      if (b !== a && tours[b] && gain(a, b) > (best < 0 ? -0.5 : gain(a, best))) best = b
    partner[a] = best
  }
  for (let a = 0; a < orders; a++) for (let b = a + 1; b < orders; b++) weigh(a, b)
  for (let a = 0; a < orders; a++) choose(a)
  for (;;) {
    let a = -1
    for (let each = 0; each < orders; each++) {
      const other = partner[each] as number
      if (tours[each] && other >= 0 && (a < 0 || gain(each, other) > gain(a, partner[a] as number))) a = each
    }
    if (a < 0) break
    const b = partner[a] as number
    tours[a] = [...(tours[a] ?? []), ...(tours[b] ?? [])]
    tours[b] = null
    alone[a] = costs.cost(tours[a] ?? [])
    for (let each = 0; each < orders; each++) if (each !== a && tours[each]) weigh(a, each)
    choose(a)
    for (let each = 0; each < orders; each++) {
      if (each === a || !tours[each]) continue
      const other = partner[each] as number
      if (other === a || other === b) choose(each)
      else if (gain(each, a) > (other < 0 ? -0.5 : gain(each, other))) partner[each] = a
    }
  }
  return tours.filter((tour) => tour !== null)
}
