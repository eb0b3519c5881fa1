/**
 * Keeps each step of a long job short: what takes long is given less the next time. A scan waits for one step at the most.
 */
const SHORT_MS = 22
const FIRST = 10
const MOST = 200

export interface Pacer {
  size(): number
  measure(count: number, step: () => void): void
}

/** Where nobody scans (a process of its own), longer steps are the faster way: fewer of them wait for the disk. */
export const NOBODY_WAITS_MS = 300

export function pacer(aimMs: number = SHORT_MS, now: () => number = () => performance.now()): Pacer {
  let size = FIRST
  return {
    size: () => size,
    measure(count, step) {
      const begun = now()
      step()
      const fits = Math.floor((count * aimMs) / Math.max(now() - begun, 0.1))
      // Growing by half at the most: one easy batch says little about the next.
      size = Math.max(1, Math.min(fits, Math.ceil(size * 1.5), MOST))
    },
  }
}

/** Lets everything that is waiting happen first. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
