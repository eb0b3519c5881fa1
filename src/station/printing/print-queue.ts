import { hadArrived } from './file-transport.ts'
import type { JobStore, Printer, PrintJob } from './job-store.ts'
import { schedule as realSchedule, type Schedule, type Transport } from './transport.ts'

/**
 * Sends the stored jobs, one at a time for each printer and in the order in which they were asked for. It never prints
 * twice by itself: a job is marked `printing` on disk before the first byte leaves, and what was cut off after that, by a
 * lost connection or by the end of this process, is `uncertain` until a person has looked.
 */
export interface PrintQueue {
  /** Looks for work: after a job was added or set free. */
  kick(): void
  /** Takes no new work and waits for what is being sent, for so long at most. */
  close(waitMs: number): Promise<void>
}

interface QueueDeps {
  readonly store: JobStore
  readonly clock: () => Date
  readonly transportOf: (printer: Printer) => Transport
  readonly onChange: () => void
  readonly onFault: (error: unknown, jobId: string) => void
  readonly schedule?: Schedule
}

const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 60_000

export function printQueue({
  store,
  clock,
  transportOf,
  onChange,
  onFault,
  schedule = realSchedule,
}: QueueDeps): PrintQueue {
  const sending = new Map<string, Promise<void>>()
  const wakes = new Map<string, { cancel(): void }>()
  let closed = false

  settleWhatWasCutOff(store, clock)

  const sendNext = (target: Printer): void => {
    wakes.get(target.id)?.cancel()
    wakes.delete(target.id)
    const job = store.nextOf(target.id)
    if (!job) return
    const waitMs = job.nextAttemptAt === null ? 0 : Date.parse(job.nextAttemptAt) - clock().getTime()
    if (waitMs > 0) {
      wakes.set(target.id, schedule(kick, waitMs))
      return
    }
    const work = attempt(target, job)
      .then(
        () => true,
        (error: unknown) => setAside(job.id, error),
      )
      .then((goesOn) => {
        sending.delete(target.id)
        onChange()
        if (goesOn) kick()
        else if (!closed) wakes.set(target.id, schedule(kick, LONGEST_WAIT_MS))
      })
    sending.set(target.id, work)
  }

  /** After a fault of ours: the job must neither block the queue nor be tried without pause. False where not even that can be kept. */
  const setAside = (jobId: string, error: unknown): boolean => {
    if (error instanceof CancelledError) return true
    onFault(error, jobId)
    try {
      const lastError = error instanceof Error ? error.name : 'fault'
      const nextAttemptAt = new Date(clock().getTime() + LONGEST_WAIT_MS).toISOString()
      if (store.job(jobId)?.state === 'printing') store.change(jobId, { state: 'uncertain', lastError })
      else store.change(jobId, { state: 'failed', nextAttemptAt, lastError })
      return true
    } catch (again) {
      onFault(again, jobId)
      return false
    }
  }

  const attempt = async (target: Printer, job: PrintJob): Promise<void> => {
    const attempts = job.attempts + 1
    const sent = await transportOf(target).send({
      jobId: job.id,
      fileName: fileNameOf(job),
      bytes: job.bytes,
      begins: () => {
        // Cancelled while the connection was being made: nothing has left yet, and nothing will.
        const now = store.job(job.id)?.state
        if (now !== 'queued' && now !== 'failed') throw new CancelledError()
        store.change(job.id, { state: 'printing', attempts, nextAttemptAt: null, lastError: null })
        onChange()
      },
    })
    const now = store.job(job.id)?.state
    if (sent.result === 'printed') {
      store.change(job.id, { state: 'printed', printedAt: clock().toISOString(), lastError: null })
    } else if (sent.result === 'uncertain') {
      store.change(job.id, { state: 'uncertain', lastError: sent.error })
    } else if (now !== 'cancelled') {
      const nextAttemptAt = new Date(clock().getTime() + backOffMs(attempts)).toISOString()
      store.change(job.id, { state: 'failed', attempts, nextAttemptAt, lastError: sent.error })
    }
  }

  const kick = (): void => {
    if (closed) return
    for (const target of store.printers()) if (!sending.has(target.id)) sendNext(target)
  }

  return {
    kick,
    async close(waitMs) {
      closed = true
      for (const wake of wakes.values()) wake.cancel()
      let timer: { cancel(): void } | undefined
      const timeUp = new Promise<void>((resolve) => {
        timer = schedule(resolve, waitMs)
      })
      await Promise.race([Promise.all(sending.values()), timeUp])
      timer?.cancel()
    },
  }
}

class CancelledError extends Error {
  constructor() {
    super('cancelled before anything was sent')
    this.name = 'CancelledError'
  }
}

/** Longer and longer, and never for good: a printer that is merely off is not given up. */
export function backOffMs(attempts: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 10), LONGEST_WAIT_MS)
}

function settleWhatWasCutOff(store: JobStore, clock: () => Date): void {
  for (const job of store.inState(['printing'])) {
    const target = store.printer(job.printerId)
    if (target?.transport !== 'file' || target.folder === null) {
      store.change(job.id, { state: 'uncertain', lastError: 'stopped while printing' })
    } else if (hadArrived(target.folder, job.id)) {
      store.change(job.id, { state: 'printed', printedAt: clock().toISOString() })
    } else {
      store.change(job.id, { state: 'queued' })
    }
  }
}

function fileNameOf(job: PrintJob): string {
  const words = job.title
    .normalize('NFKD')
    .replace(/[^0-9A-Za-z.-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80)
  return `${words || job.document}-${job.id}.${job.mediaType === 'application/pdf' ? 'pdf' : 'zpl'}`
}
