import { jobStore } from '../../src/station/printing/job-store.ts'
import type { Node } from './node.testkit.ts'
import { OracleError } from './server-side.testkit.ts'

/** The printers of the house. A label is printed after the commit, for an operation, once: paper cannot be undone. */
export interface Paper {
  /** What came out, whoever asked. */
  print(key: string): void
  /** Prints the labels of operations that have none yet: after each one, and again when a station has started. */
  printMissing(node: Node): void
}

const AT = '2026-03-02T08:00:00.000Z'

export function newPaper(tell: (what: string) => void): Paper {
  const printed = new Set<string>()
  const print = (key: string): void => {
    if (printed.has(key)) throw new OracleError(`${key} was printed twice`)
    printed.add(key)
    tell('label printed')
  }
  return {
    print,
    printMissing(node) {
      const jobs = jobStore(node.station.local)
      const sealed = node.db
        .prepare<[], { opId: string }>(`select "opId" from "outbox" where "name" = 'sealParcel'`)
        .all()
      for (const { opId } of sealed) {
        const key = `${opId}|label`
        if (jobs.byKey(key)) continue
        jobs.add({
          id: key,
          key,
          printerId: 'p1',
          document: 'label',
          title: 'Label',
          orderId: null,
          parcelId: null,
          state: 'printed',
          mediaType: 'text/plain',
          bytes: Buffer.from(key),
          attempts: 1,
          nextAttemptAt: null,
          lastError: null,
          reprintOf: null,
          userId: 'system',
          createdAt: AT,
          printedAt: AT,
        })
        print(key)
      }
    },
  }
}
