import type { Scan } from './burst-detector.ts'

/**
 * Scans wait here for their turn. Invariants: handlers run one after the other, in the order of the scans, however fast they
 * come; each scan goes to one consumer, the one on top when its turn comes; a handler that throws loses its own scan only.
 * A scan that nobody wants waits a moment, because a screen may just be opening, and is then dropped.
 */
export type ScanHandler = (code: string) => void | Promise<void>

export const UNWANTED_AFTER_MS = 1200

interface Waiting {
  readonly code: string
  readonly sinceMs: number
}

interface QueueHost {
  readonly now: () => number
  readonly report: (error: unknown) => void
}

export function createScanQueue(host: QueueHost) {
  const waiting: Waiting[] = []
  const consumers: { readonly current: ScanHandler }[] = []
  const watchers = new Set<(scan: Scan) => void>()
  let running = false

  const run = async () => {
    if (running) return
    running = true
    try {
      while (waiting.length > 0) {
        const consumer = consumers.at(-1)
        if (!consumer) return
        const next = waiting.shift()
        if (!next) return
        try {
          await consumer.current(next.code)
        } catch (error) {
          host.report(error)
        }
      }
    } finally {
      running = false
    }
  }

  const dropUnwanted = () => {
    const oldest = host.now() - UNWANTED_AFTER_MS
    while (waiting[0] && waiting[0].sinceMs < oldest) waiting.shift()
  }

  return {
    push(scan: Scan) {
      for (const watcher of watchers) watcher(scan)
      this.pushCode(scan.code)
    },
    /** A code that a person typed in the place of a scan. */
    pushCode(code: string) {
      if (consumers.length === 0) dropUnwanted()
      waiting.push({ code, sinceMs: host.now() })
      void run()
    },
    /** The handler is read when a scan's turn comes, so that it sees the newest state. */
    consume(handler: { readonly current: ScanHandler }): () => void {
      // A scan that waits for a slow handler is wanted, however long; one that found no screen is not.
      if (consumers.length === 0) dropUnwanted()
      consumers.push(handler)
      void run()
      return () => {
        const at = consumers.lastIndexOf(handler)
        if (at >= 0) consumers.splice(at, 1)
      }
    },
    /** Sees every scan with its speed and takes none away: the scanner box. */
    watch(watcher: (scan: Scan) => void): () => void {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
  }
}

export type ScanQueue = ReturnType<typeof createScanQueue>
