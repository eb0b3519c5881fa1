/** What the histories contained. A generator that no longer reaches something would make the simulation say less, silently. */
export interface Tally {
  add(what: string, times?: number): void
  of(what: string): number
  /** Those of the named that never happened. */
  never(names: readonly string[]): string[]
  entries(): readonly (readonly [string, number])[]
}

export function newTally(): Tally {
  const counts = new Map<string, number>()
  const of = (what: string) => counts.get(what) ?? 0
  return {
    add: (what, times = 1) => void counts.set(what, of(what) + times),
    of,
    never: (names) => names.filter((name) => of(name) === 0),
    entries: () => [...counts].sort(([a], [b]) => (a < b ? -1 : 1)),
  }
}

export const crashPoints = [
  'beforePushSent',
  'afterServerCommit',
  'beforePullSent',
  'beforeRebase',
  'insideRebase',
  'afterRebase',
  'insideReport',
  'afterReport',
  'betweenPages',
  'insideSwap',
  'afterSwap',
  'insideOperation',
  'afterOperation',
] as const
export type CrashPoint = (typeof crashPoints)[number]

export const mustOccur: readonly string[] = [
  ...crashPoints.map((point) => `crash ${point}`),
  'push taken',
  'push in parts',
  'push half known',
  'request lost',
  'request held',
  'request twice',
  'held request arrived',
  'answer lost',
  'answer twice',
  'stale pull',
  'pull of another epoch',
  'reset',
  'outage of the server',
  'refused here',
  'refused by the server',
  'refused with a trace to undo',
  'stuck in a rebase',
  'clone made',
  'clone noticed',
  'clone named anew',
  'sent by the other one before',
  'server restored',
  'sent again after a restore',
  'tombstones forgotten',
  'station revoked',
  'operation during a round',
  'label printed',
  'number printed',
  'refused after it was printed',
  'case raised',
  'refusal is a case',
  'claim given',
  'claim given on',
  'claim given again after its end',
  'claim of a station that went away',
  'claim passed over',
  'claim kept of an own release',
  'nothing begun on a claim that has ended',
  'two stations on one task',
]
