/**
 * Keeps each step of a long job short: what takes long is given less the next time. A scan waits for one step at the most.
 */
const AIM_MS = 28
const FIRST = 10
const MOST = 200

export interface Pacer {
  size(): number
  measure(count: number, step: () => void): void
}

export function pacer(now: () => number = () => performance.now()): Pacer {
  let size = FIRST
  return {
    size: () => size,
    measure(count, step) {
      const begun = now()
      step()
      const fits = Math.floor((count * AIM_MS) / Math.max(now() - begun, 0.1))
      // Growing by half at the most: one easy batch says little about the next.
      size = Math.max(1, Math.min(fits, Math.ceil(size * 1.5), MOST))
    },
  }
}

/** Lets everything that is waiting happen first. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
