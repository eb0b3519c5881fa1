/** Numbers that follow from a seed, so that a run can be had again as far as processes and sockets allow it. */
export interface Random {
  /** A whole number from 0 to below `below`. */
  below(below: number): number
  of<T>(values: readonly T[]): T
  chance(oneIn: number): boolean
}

export function seeded(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    below,
    of: (values) => values[below(values.length)] as (typeof values)[number],
    chance: (oneIn) => below(oneIn) === 0,
  }
}
