/** Where each person was, for the return after a lock. Kept with the tab, so that a reload does not lose the step. */
const KEY = 'entrepot.routes'

export interface Storage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

function read(storage: Storage): Record<string, string> {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? '{}')
    return kept && typeof kept === 'object' ? (kept as Record<string, string>) : {}
  } catch {
    return {}
  }
}

export function rememberRoute(storage: Storage, userId: string, path: string): void {
  // `last` is nobody's id: ids are made by the station and are longer.
  storage.setItem(KEY, JSON.stringify({ ...read(storage), [userId]: path, last: userId }))
}

/** Where a person who signs in goes: stay (null) when he was the last one here or nobody was, else where he was, else Home. */
export function routeFor(storage: Storage, userId: string): string | null {
  const kept = read(storage)
  if (kept.last === undefined || kept.last === userId) return null
  return kept[userId] ?? '/'
}
