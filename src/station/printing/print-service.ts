import type { UserId } from '../../core/model/ids.ts'
import { refuse } from '../../core/model/refusal.ts'
import type { Commands } from '../../core/protocol/commands.ts'
import type { ArgsOf } from '../../core/protocol/query.ts'
import type { Station } from '../core/station.ts'
import { newId } from '../host/new-id.ts'
import type { DocumentAsked } from './documents.ts'
import { fileTransport } from './file-transport.ts'
import { type JobState, type JobStore, jobStore, type Printer, WAITING } from './job-store.ts'
import { printQueue } from './print-queue.ts'
import type { Printable } from './printable.ts'
import { tcpTransport } from './tcp-transport.ts'
import type { Schedule, Transport } from './transport.ts'

/**
 * Printers, and what a person may do with the queue. Asking twice for a document that was printed or is about to be is
 * one job; another copy is a wish of its own (`reprint`), with the job that it copies.
 */
export interface PrintService {
  readonly store: JobStore
  print(
    asked: DocumentAsked & { readonly printerId: string | null; readonly reprint: boolean },
    userId: UserId,
  ): Promise<string>
  test(printerId: string, userId: UserId): Promise<string>
  savePrinter(args: ArgsOf<Commands['savePrinter']>): string
  removePrinter(printerId: string): void
  retry(jobId: string): void
  settle(jobId: string, word: 'printed' | 'again' | 'cancel'): void
  close(waitMs: number): Promise<void>
}

interface ServiceDeps {
  readonly station: Station
  readonly randomBytes: (size: number) => Uint8Array
  readonly onChange: () => void
  readonly onFault: (error: unknown, jobId: string) => void
  readonly schedule?: Schedule
  readonly transportOf?: (printer: Printer) => Transport
}

/** Finished jobs are kept so long for reprints and for the question who printed what. */
const KEEP_JOBS = 5_000

export function printService(deps: ServiceDeps): PrintService {
  const { station, randomBytes, onChange, onFault, schedule } = deps
  const store = jobStore(station.local)
  const transportOf = deps.transportOf ?? ((target: Printer) => defaultTransport(target, schedule))
  const queue = printQueue({
    store,
    clock: station.clock,
    transportOf,
    onChange,
    onFault,
    ...(schedule && { schedule }),
  })
  queue.kick()

  const changed = (): void => {
    onChange()
    queue.kick()
  }
  const requireJob = (jobId: string) =>
    store.job(jobId) ?? refuse('notFound', { what: 'printJob', id: jobId })

  const enqueue = async (
    what: Printable,
    printerId: string | null,
    reprint: boolean,
    userId: UserId,
  ): Promise<string> => {
    const before = store.byKey(what.key)
    if (before && !reprint) return before.id
    const target = choosePrinter(store, what, printerId)
    const bytes = await render(what, target)
    // Somebody may have asked for the same while this one was being drawn.
    const first = store.byKey(what.key)
    if (first && !reprint) return first.id
    const id: string = newId(station.clock(), randomBytes)
    store.add({
      id,
      key: first ? `${what.key}#${id}` : what.key,
      printerId: target.id,
      document: what.document,
      title: what.title,
      orderId: what.orderId,
      parcelId: what.parcelId,
      state: 'queued',
      mediaType: target.kind === 'zpl' ? 'application/zpl' : 'application/pdf',
      bytes,
      attempts: 0,
      nextAttemptAt: null,
      lastError: null,
      reprintOf: first?.id ?? null,
      userId,
      createdAt: station.clock().toISOString(),
      printedAt: null,
    })
    store.trim(KEEP_JOBS)
    changed()
    return id
  }
  const cancel = (jobId: string, key: string): void => {
    // Its key is free again: the same document may be asked for anew.
    store.change(jobId, { state: 'cancelled', key: `${key}#cancelled-${jobId}`, nextAttemptAt: null })
  }

  return {
    store,
    async print(asked, userId) {
      const { printable } = await documents()
      return await enqueue(printable(station, asked), asked.printerId, asked.reprint, userId)
    },
    async test(printerId, userId) {
      const { testLabel } = await documents()
      return await enqueue(testLabel(station, newId(station.clock(), randomBytes)), printerId, false, userId)
    },
    savePrinter(args) {
      const { printerId, ...columns } = args
      const before = printerId === null ? undefined : store.printer(printerId)
      if (printerId !== null && !before) refuse('printerUnknown', { name: args.name })
      requireWay(args)
      const id = printerId ?? newId(station.clock(), randomBytes)
      store.savePrinter({ ...columns, id, createdAt: before?.createdAt ?? station.clock().toISOString() })
      // It may have been repaired: what waited need not wait on.
      for (const job of store.inState(WAITING))
        if (job.printerId === id) store.change(job.id, { nextAttemptAt: null })
      changed()
      return id
    },
    removePrinter(printerId) {
      if (!store.printer(printerId)) refuse('printerUnknown', { name: printerId })
      for (const job of store.inState(WAITING)) if (job.printerId === printerId) cancel(job.id, job.key)
      store.removePrinter(printerId)
      changed()
    },
    retry(jobId) {
      const job = requireJob(jobId)
      requireState(job.state, WAITING)
      store.change(jobId, { nextAttemptAt: null })
      changed()
    },
    settle(jobId, word) {
      const job = requireJob(jobId)
      requireState(job.state, [...WAITING, 'uncertain'])
      if (word === 'printed')
        store.change(jobId, { state: 'printed', printedAt: station.clock().toISOString(), lastError: null })
      else if (word === 'cancel') cancel(jobId, job.key)
      else store.change(jobId, { state: 'queued', nextAttemptAt: null, lastError: null })
      changed()
    },
    close: (waitMs) => queue.close(waitMs),
  }
}

/** What draws documents is large, and a start must not wait for it. */
export const documents = () => import('./documents.ts')

function choosePrinter(store: JobStore, what: Printable, printerId: string | null): Printer {
  if (printerId !== null) {
    const named = store.printer(printerId)
    if (!named || (named.kind === 'zpl' && what.zpl === null))
      refuse('printerUnknown', { name: named?.name ?? printerId })
    return named
  }
  const purposes = what.paper === 'label' ? ['label', 'both'] : ['document', 'both']
  const fit = store
    .printers()
    .filter((one) => purposes.includes(one.purpose) && (one.kind === 'pdf' || what.zpl !== null))
  const preferred = what.zpl !== null && what.zplIsComplete ? 'zpl' : 'pdf'
  return fit.find((one) => one.kind === preferred) ?? fit[0] ?? refuse('printerUnknown', { name: '' })
}

async function render(what: Printable, target: Printer): Promise<Buffer> {
  if (target.kind === 'zpl' && what.zpl) return Buffer.from(what.zpl(target.dpi), 'utf8')
  return Buffer.from(await what.pdf())
}

function defaultTransport(target: Printer, schedule: Schedule | undefined): Transport {
  if (target.transport === 'file') return fileTransport(target.folder ?? '')
  return tcpTransport(target.host ?? '', target.port ?? RAW_PORT, schedule)
}

const RAW_PORT = 9100

function requireWay(args: ArgsOf<Commands['savePrinter']>): void {
  const missing = args.transport === 'tcp' ? !args.host && 'host' : !args.folder && 'folder'
  if (missing) refuse('badArguments', { path: missing, message: 'is needed for this kind of connection' })
}

function requireState(state: JobState, allowed: readonly JobState[]): void {
  if (!allowed.includes(state)) refuse('jobAlreadyPrinted')
}
