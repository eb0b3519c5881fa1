/**
 * What every database can keep, of what JSON can say: text without U+0000 and without halves of characters (PostgreSQL takes
 * neither, SQLite gives the latter back as something else), whole numbers that a number can hold, and nothing nested so deep
 * that it exhausts a stack. It is judged where it comes in, so that no store ever meets a value that it must refuse for ever.
 */
export interface Unstorable {
  readonly path: string
  readonly message: string
}

/** Arguments of operations are a few levels deep. */
const MAX_DEPTH = 40

export const isStorableText = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

/** A count or an amount of which no digit is lost, here or in a column of 64 bits. */
export const isStorableNumber = (value: number): boolean => Number.isSafeInteger(value)

export function isTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false
  return depth >= MAX_DEPTH || Object.values(value).some((each) => isTooDeep(each, depth + 1))
}

/** @returns the first thing in a JSON value that cannot be kept; null where there is none. */
export function unstorable(value: unknown): Unstorable | null {
  if (isTooDeep(value)) return { path: '', message: 'nested too deep' }
  const path = pathOfBadText(value)
  return path && { path: path.join('.'), message: 'a character that cannot be kept' }
}

function pathOfBadText(value: unknown): string[] | null {
  if (typeof value === 'string') return isStorableText(value) ? null : []
  if (typeof value !== 'object' || value === null) return null
  for (const [key, each] of Object.entries(value)) {
    if (!isStorableText(key)) return []
    const inside = pathOfBadText(each)
    if (inside) return [key, ...inside]
  }
  return null
}
