import { jobStore } from '../../src/station/printing/job-store.ts'
import type { Node } from './node.testkit.ts'
import { OracleError } from './oracle-error.testkit.ts'
import { fieldsOf, type Tables } from './tables.testkit.ts'

/**
 * The printers of the house. What is printed is printed after the commit, for an operation, once, with the numbers that the
 * station shows at that moment: paper cannot be undone, so no number is ever on two things, and none changes afterwards.
 */
export interface Paper {
  /** What came out, whoever asked. */
  print(key: string): void
  /** Prints the papers of operations that have none yet: after each one, and again when a station has started. */
  printMissing(node: Node): void
  /** Two machines count in the same blocks: what they print from now on is no more their own, which the server notices. */
  cloned(stationId: string): void
  /** Oracle *Paper*: every row says what is on the paper. */
  check(where: string, tables: Tables): void
  /** Whether something is in the world with this operation's numbers. */
  isPrinted(opId: string): boolean
}

const AT = '2026-03-02T08:00:00.000Z'
/** What a customer holds in his hands, by the event that tells it. */
const NUMBERS = ['sscc', 'tracking', 'number'] as const

export function newPaper(tell: (what: string) => void): Paper {
  const printed = new Set<string>()
  /** Operation to what its event said when the paper came out. */
  const said = new Map<string, string>()
  /** Number to the operation whose paper it is on. */
  const owner = new Map<string, string>()
  const clones = new Set<string>()

  const print = (key: string): void => {
    if (printed.has(key)) throw new OracleError(`${key} was printed twice`)
    printed.add(key)
    tell('label printed')
  }
  const putDown = (opId: string, data: Readonly<Record<string, unknown>>): void => {
    said.set(opId, numbersIn(data))
    for (const field of NUMBERS) {
      if (data[field] === undefined) continue
      const number = `${field} ${data[field]}`
      const before = owner.get(number)
      if (before !== undefined) {
        throw new OracleError(`Paper: ${number} was printed twice, for ${before} and for ${opId}`)
      }
      owner.set(number, opId)
      tell('number printed')
    }
  }
  const showLabel = ({ station }: Node, key: string): void =>
    jobStore(station.local).add({
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

  return {
    print,
    printMissing(node) {
      const jobs = jobStore(node.station.local)
      const done = node.db.prepare<[], { opId: string; operation: string; data: string }>(
        `select "outbox"."opId", "operation", "data" from "outbox" join "orderEvent"
         on "orderEvent"."id" between "outbox"."opId" || '-' and "outbox"."opId" || '.' and "operation" = "outbox"."name"
         where "outbox"."name" in ('sealParcel', 'placeOrder') order by "seq"`,
      )
      for (const { opId, operation, data } of done.all()) {
        const key = `${opId}|${operation === 'sealParcel' ? 'label' : 'slip'}`
        if (jobs.byKey(key)) continue
        showLabel(node, key)
        print(key)
        if (!clones.has(node.id)) putDown(opId, JSON.parse(data) as Record<string, unknown>)
      }
    },
    cloned: (stationId) => void clones.add(stationId),
    check(where, tables) {
      for (const [key, row] of tables) {
        if (!key.startsWith('orderEvent|')) continue
        const { id, operation, data } = fieldsOf('orderEvent', row)
        const opId = String(id).slice(0, String(id).lastIndexOf('-'))
        const paper = said.get(opId)
        if (paper === undefined || !['sealParcel', 'placeOrder'].includes(String(operation))) continue
        const now = numbersIn(JSON.parse(String(data)) as Record<string, unknown>)
        if (now === paper) continue
        throw new OracleError(`Paper: ${where} has ${now} for ${opId}, and its paper says ${paper}`)
      }
    },
    isPrinted: (opId) => said.has(opId),
  }
}

const numbersIn = (data: Readonly<Record<string, unknown>>): string =>
  NUMBERS.filter((field) => data[field] !== undefined)
    .map((field) => `${field} ${data[field]}`)
    .join(', ')
