/** How a device's time and the server's differ: a clock that is wrong, or work that was sent later. */
export interface ClockGap {
  readonly minutes: number
  /** `ahead`: nothing can be received before it was done, so that clock was wrong. `behind`: it may just have been offline. */
  readonly kind: 'ahead' | 'behind'
}

const WORTH_SAYING_MS = 2 * 60_000

/** Null where the two are close, or there is no server's time. */
export function clockGap(at: string, receivedAt: string | null): ClockGap | null {
  if (receivedAt === null) return null
  const gapMs = Date.parse(receivedAt) - Date.parse(at)
  if (Math.abs(gapMs) <= WORTH_SAYING_MS) return null
  return { minutes: Math.round(Math.abs(gapMs) / 60_000), kind: gapMs < 0 ? 'ahead' : 'behind' }
}
