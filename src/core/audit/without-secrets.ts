/**
 * Arguments as they may be shown: who may read the log must not learn from it by what others sign in. That something was
 * there is told.
 */
const SECRET = new Set(['pinHash', 'badgeCode'])
export const HIDDEN = '•••'

export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      SECRET.has(key) && each !== null ? HIDDEN : withoutSecrets(each),
    ]),
  )
}
