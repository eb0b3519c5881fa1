import type { Schedule } from '../printing/transport.ts'

/** Time that passes when the test says so. */
export class ManualTime {
  now: number
  /** Every delay that was ever asked for. */
  readonly asked: number[] = []
  private readonly waiting = new Set<{ readonly run: () => void; readonly atMs: number }>()

  constructor(start = '2026-11-22T08:00:00.000Z') {
    this.now = Date.parse(start)
  }

  readonly clock = (): Date => new Date(this.now)

  readonly schedule: Schedule = (run, ms) => {
    const timer = { run, atMs: this.now + ms }
    this.asked.push(ms)
    this.waiting.add(timer)
    return { cancel: () => this.waiting.delete(timer) }
  }

  /** Milliseconds until the next timer; null where there is none. */
  next(): number | null {
    const times = [...this.waiting].map((timer) => timer.atMs - this.now)
    return times.length > 0 ? Math.max(0, Math.min(...times)) : null
  }

  pass(ms: number): void {
    this.now += ms
    for (const timer of [...this.waiting].sort((a, b) => a.atMs - b.atMs)) {
      if (timer.atMs > this.now || !this.waiting.delete(timer)) continue
      timer.run()
    }
  }

  /** To the next timer. */
  step(): void {
    const ms = this.next()
    if (ms === null) throw new Error('nothing is planned')
    this.pass(ms)
  }
}
