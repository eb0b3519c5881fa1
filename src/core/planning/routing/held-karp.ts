/**
 * The shortest closed tour over a full matrix of distances, by dynamic programming over subsets (Held & Karp 1962), exactly. Distances
 * need not be the same both ways. For few stops: memory doubles with each.
 */
export const HELD_KARP_MOST = 12

/** Row-major `size` × `size`; node 0 is the start. */
export interface Matrix {
  readonly size: number
  readonly far: Float64Array
}

/** The nodes 1 … in walking order. */
export function heldKarp({ size, far }: Matrix): { length: number; order: number[] } {
  const stops = size - 1
  if (stops > HELD_KARP_MOST + 4) throw new RangeError('too many stops for an exact tour')
  if (stops === 0) return { length: 0, order: [] }
  const sets = 1 << stops
  const best = new Float64Array(sets * stops).fill(Number.POSITIVE_INFINITY)
  const before = new Int8Array(sets * stops).fill(-1)
  for (let stop = 0; stop < stops; stop++) best[(1 << stop) * stops + stop] = far[stop + 1] as number
  for (let set = 1; set < sets; set++) {
    for (let last = 0; last < stops; last++) {
      const here = best[set * stops + last] as number
      if (here === Number.POSITIVE_INFINITY || (set & (1 << last)) === 0) continue
      for (let next = 0; next < stops; next++) {
        if ((set & (1 << next)) !== 0) continue
        const at = (set | (1 << next)) * stops + next
        const length = here + (far[(last + 1) * size + next + 1] as number)
        if (length >= (best[at] as number)) continue
        best[at] = length
        before[at] = last
      }
    }
  }
  let set = sets - 1
  let last = 0
  const closing = (stop: number): number =>
    (best[set * stops + stop] as number) + (far[(stop + 1) * size] as number)
  for (let stop = 1; stop < stops; stop++) if (closing(stop) < closing(last)) last = stop
  const length = closing(last)
  const order: number[] = []
  while (last >= 0) {
    order.push(last + 1)
    const previous = before[set * stops + last] as number
    set ^= 1 << last
    last = previous
  }
  return { length, order: order.reverse() }
}
