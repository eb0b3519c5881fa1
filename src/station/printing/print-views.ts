import type { StationStatus } from '../../core/protocol/queries/session.ts'
import type { PrinterView, PrintJobView } from '../../core/protocol/queries/settings.ts'
import type { JobStore, JobSummary, Printer } from './job-store.ts'

/** Printers and jobs as the screens see them. */
const UNFINISHED = ['queued', 'printing', 'failed', 'uncertain'] as const

export function printerViews(store: JobStore): PrinterView[] {
  const jobs = store.inState(UNFINISHED)
  return store.printers().map((one) =>
    printerView(
      one,
      jobs.filter((job) => job.printerId === one.id),
    ),
  )
}

function printerView({ createdAt: _, ...one }: Printer, jobs: readonly JobSummary[]): PrinterView {
  const inTrouble = jobs.filter((job) => job.state === 'failed' || job.state === 'uncertain')
  const state = inTrouble.length > 0 ? 'failed' : jobs.length > 0 ? 'waiting' : 'ready'
  return { ...one, state, lastError: inTrouble.at(-1)?.lastError ?? null, queued: jobs.length }
}

/** The one printer of the status strip: the one in the deepest trouble. */
export function printerStatus(store: JobStore): StationStatus['printer'] {
  const views = printerViews(store)
  const shown =
    views.find((one) => one.state === 'failed') ?? views.find((one) => one.state === 'waiting') ?? views[0]
  const queued = views.reduce((sum, one) => sum + one.queued, 0)
  return shown ? { state: shown.state, name: shown.name, queued } : { state: 'none', name: null, queued }
}

const SHOWN_JOBS = 200

export function jobViews(store: JobStore): PrintJobView[] {
  const names = new Map(store.printers().map((one) => [one.id, one.name]))
  // What needs a person stays in sight however old it is.
  const unfinished = store.inState(UNFINISHED).reverse()
  const listed = new Set(unfinished.map((job) => job.id))
  const others = store.newest(SHOWN_JOBS).filter((job) => !listed.has(job.id))
  return [...unfinished, ...others].map((job) => ({
    id: job.id,
    printerId: job.printerId,
    printerName: names.get(job.printerId) ?? '',
    document: job.document as PrintJobView['document'],
    title: job.title,
    orderId: job.orderId,
    parcelId: job.parcelId,
    state: job.state,
    attempts: job.attempts,
    lastError: job.lastError,
    reprintOf: job.reprintOf,
    createdAt: job.createdAt,
    printedAt: job.printedAt,
  }))
}
