import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { printer, printJob } from '../../../db/local-schema.ts'
import type { LocalDb } from '../core/database.ts'

/** The print queue's rows. A job is stored with its bytes before anything is sent, and each step is committed by itself. */
export type Printer = typeof printer.$inferSelect
export type PrintJob = typeof printJob.$inferSelect
export type JobSummary = Omit<PrintJob, 'bytes'>
export type JobState = PrintJob['state']

/** Not finished and not in doubt: what the worker will send by itself. */
export const WAITING = ['queued', 'failed'] as const satisfies readonly JobState[]

export interface JobStore {
  printers(): Printer[]
  printer(id: string): Printer | undefined
  savePrinter(row: Printer): void
  removePrinter(id: string): void
  job(id: string): PrintJob | undefined
  byKey(key: string): JobSummary | undefined
  /** The oldest waiting job of a printer: the one that is sent next. */
  nextOf(printerId: string): PrintJob | undefined
  inState(states: readonly JobState[]): JobSummary[]
  newest(limit: number): JobSummary[]
  add(row: PrintJob): void
  change(id: string, columns: Partial<PrintJob>): void
  /** Forgets finished jobs, beyond the newest so many. */
  trim(keep: number): void
}

export function jobStore(local: LocalDb): JobStore {
  const { bytes: _bytes, ...summaryColumns } = {
    id: printJob.id,
    key: printJob.key,
    printerId: printJob.printerId,
    document: printJob.document,
    title: printJob.title,
    orderId: printJob.orderId,
    parcelId: printJob.parcelId,
    state: printJob.state,
    mediaType: printJob.mediaType,
    bytes: printJob.bytes,
    attempts: printJob.attempts,
    nextAttemptAt: printJob.nextAttemptAt,
    lastError: printJob.lastError,
    reprintOf: printJob.reprintOf,
    userId: printJob.userId,
    createdAt: printJob.createdAt,
    printedAt: printJob.printedAt,
  }
  // The order in which they were asked for, also of those of one millisecond.
  const asked = sql`"printJob".rowid`
  return {
    printers: () => local.select().from(printer).orderBy(asc(printer.createdAt), asc(printer.id)).all(),
    printer: (id) => local.select().from(printer).where(eq(printer.id, id)).get(),
    savePrinter(row) {
      const { id: _id, createdAt: _createdAt, ...columns } = row
      local.insert(printer).values(row).onConflictDoUpdate({ target: printer.id, set: columns }).run()
    },
    removePrinter: (id) => void local.delete(printer).where(eq(printer.id, id)).run(),
    job: (id) => local.select().from(printJob).where(eq(printJob.id, id)).get(),
    byKey: (key) => local.select(summaryColumns).from(printJob).where(eq(printJob.key, key)).get(),
    nextOf: (printerId) =>
      local
        .select()
        .from(printJob)
        .where(and(eq(printJob.printerId, printerId), inArray(printJob.state, WAITING)))
        .orderBy(asked)
        .limit(1)
        .get(),
    inState: (states) =>
      local
        .select(summaryColumns)
        .from(printJob)
        .where(inArray(printJob.state, [...states]))
        .orderBy(asked)
        .all(),
    newest: (limit) =>
      local.select(summaryColumns).from(printJob).orderBy(sql`${asked} desc`).limit(limit).all(),
    add: (row) => void local.insert(printJob).values(row).run(),
    change: (id, columns) => void local.update(printJob).set(columns).where(eq(printJob.id, id)).run(),
    trim(keep) {
      local.run(
        sql`delete from "printJob" where "state" in ('printed', 'cancelled') and rowid <= (select max(rowid) - ${keep} from "printJob")`,
      )
    },
  }
}
