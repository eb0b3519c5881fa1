/** Where a bin stands, as far as its code tells: `A-12-05` is aisle A, and comes after `A-12-04` on the way. */
export function placeOfCode(code: string): { aisle: string | null; walkSequence: number } {
  const parts = code.match(/[A-Z]+|\d+/g) ?? []
  const [aisle, bay, level] = parts.map(rank)
  return {
    aisle: parts.length > 1 ? (parts[0] ?? null) : null,
    walkSequence: cap(aisle, 99) * 1_000_000 + cap(bay, 999) * 1_000 + cap(level, 999),
  }
}

const cap = (value: number | undefined, max: number): number => Math.min(value ?? 0, max)

/** A to Z count from 1, AA from 27. */
function rank(part: string): number {
  if (/^\d/.test(part)) return Number(part.slice(0, 6))
  let value = 0
  for (const letter of part.slice(0, 3)) value = value * 26 + letter.charCodeAt(0) - 64
  return value
}
