const LETTERS = 26

/** A, B, … Z, AA, AB, …: the prefix of the how-many-th station, from 0. */
export function stationPrefix(index: number): string {
  let prefix = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / LETTERS)) {
    prefix = String.fromCharCode(65 + ((rest - 1) % LETTERS)) + prefix
  }
  return prefix
}

/** The first that no station has. */
export function freePrefix(taken: ReadonlySet<string>): string {
  let index = 0
  while (taken.has(stationPrefix(index))) index++
  return stationPrefix(index)
}
