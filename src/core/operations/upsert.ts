/** How many rows a bulk operation made, changed, and found to be so already. */
export interface UpsertCounts {
  readonly created: number
  readonly updated: number
  readonly skipped: number
}

/** The columns of `wanted` that the row does not have yet; null when it has them all. Undefined and null mean "keep". */
export function differences<R extends object>(row: R, wanted: Partial<Nullish<R>>): Partial<R> | null {
  const changed: Partial<R> = {}
  let any = false
  for (const key of Object.keys(wanted) as (keyof R)[]) {
    const value = wanted[key]
    if (value === undefined || value === null || same(row[key], value)) continue
    changed[key] = value as R[keyof R]
    any = true
  }
  return any ? changed : null
}

type Nullish<R> = { [K in keyof R]: R[K] | null | undefined }

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  return typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b)
}
