/**
 * The order in which one person walks a tour: aisle after aisle, up the first and down the next, so that nobody walks an
 * aisle twice. Aisles are taken by the lowest walk sequence of their stops; the same stops give the same tour whatever
 * the order in which they are handed in.
 */
export interface Stop {
  readonly aisle: string | null
  readonly walkSequence: number
  /** Settles ties, so that stops at one place stay together. */
  readonly key: string
}

export function walkOrder<S extends Stop>(stops: readonly S[]): S[] {
  const aisles = new Map<string, S[]>()
  for (const stop of stops) {
    // A place without an aisle is passed where its own sequence says.
    const name = stop.aisle === null ? `\u0000${stop.walkSequence}` : stop.aisle
    const aisle = aisles.get(name)
    if (aisle) aisle.push(stop)
    else aisles.set(name, [stop])
  }
  const upwards = [...aisles.values()].map((aisle) => aisle.sort(byPlace))
  upwards.sort((a, b) => byPlace(a[0] as S, b[0] as S))
  let walked = 0
  return upwards.flatMap((aisle) => {
    const realAisle = aisle[0]?.aisle !== null
    const down = realAisle && walked % 2 === 1
    if (realAisle) walked++
    return down ? aisle.reverse() : aisle
  })
}

function byPlace(a: Stop, b: Stop): number {
  return a.walkSequence - b.walkSequence || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
}
