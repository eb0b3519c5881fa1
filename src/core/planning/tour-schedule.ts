/**
 * When tours will be done: each goes to the picker who is free first, the soonest due first (Jackson 1955), of those due together the longest
 * first, so that nobody is left with a long one at the end.
 */
export interface TimedTour {
  readonly seconds: number
  /** Seconds from the beginning; Infinity where it is due at no time. */
  readonly dueSeconds: number
}

export interface ScheduledTour {
  /** Index of the tour. */
  readonly tour: number
  readonly picker: number
  readonly startsAt: number
  readonly endsAt: number
  /** Seconds after it was due; 0 when it is in time. */
  readonly late: number
}

export function scheduleTours(tours: readonly TimedTour[], pickers: number): ScheduledTour[] {
  const free = new Array<number>(Math.max(1, pickers)).fill(0)
  const soonest = [...tours.entries()].sort(
    ([i, a], [j, b]) =>
      (a.dueSeconds === b.dueSeconds ? 0 : a.dueSeconds - b.dueSeconds) || b.seconds - a.seconds || i - j,
  )
  return soonest.map(([tour, { seconds, dueSeconds }]) => {
    const picker = free.indexOf(Math.min(...free))
    const startsAt = free[picker] as number
    const endsAt = startsAt + seconds
    free[picker] = endsAt
    return { tour, picker, startsAt, endsAt, late: Math.max(0, endsAt - dueSeconds) }
  })
}
