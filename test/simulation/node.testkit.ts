import { rmSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import type { StationId } from '../../src/core/model/ids.ts'
import { openStation, type Station } from '../../src/station/core/station.ts'
import type { Replica } from '../../src/station/sync/replica.ts'
import type { RoundResult, SyncTransport } from '../../src/station/sync/sync-round.ts'
import { copyFolder } from './template.testkit.ts'

/**
 * One station's machine in the simulation: its data folder, the process that works on it, and what it has on the line. A kill
 * leaves exactly what the files held at that moment.
 */
export class KilledError extends Error {}
export class LineDownError extends Error {}

export type Kind = keyof SyncTransport

/** What a station has sent and waits for. */
export interface Message {
  readonly kind: Kind
  readonly request: unknown
  answer: unknown
  answered: boolean
  readonly resolve: (answer: never) => void
  readonly reject: (error: Error) => void
}

/** `inside`: everything is written, and the commit has not come. `after`: the commit is the last thing that happened. */
export type TrapPlace = 'inside' | 'after'

export interface Node {
  id: StationId
  /** Two machines may have one station's id: that is what a clone is. */
  readonly name: string
  readonly station: Station
  readonly db: Database
  replica: Replica
  message: Message | undefined
  round: Promise<RoundResult | undefined> | undefined
  /** It knows that it may not go on, and says so. */
  loud: 'cloned' | undefined
  admitted: boolean
  readonly transport: SyncTransport
  /** The next commit kills the process, or the one after so many others. */
  setTrap(place: TrapPlace, others?: number): void
  trapped(): boolean
  trapSet(): boolean
  /** Ends the process; what comes next works on what it left. */
  kill(): void
  copyTo(folder: string): void
  remove(): void
}

export interface NodeParts {
  readonly id: StationId
  readonly name: string
  readonly folder: string
  readonly clock: () => Date
  readonly monotonicMs: () => number
  readonly randomBytes: (size: number) => Uint8Array
  /** A folder that nobody has used yet. */
  readonly freshFolder: () => string
  /** Called by every start of the process. */
  readonly started: (node: Node) => void
}

export function startNode(parts: NodeParts): Node {
  const { id, name, clock, monotonicMs, randomBytes, freshFolder, started } = parts
  let folder = parts.folder
  let station: Station
  let trap: TrapPlace | undefined
  let passing = 0
  let left: string | undefined

  const spring = (): never => {
    left = freshFolder()
    copyFolder(folder, left)
    throw new KilledError(`${name} was killed`)
  }
  const open = (): void => {
    station = openStation({ dataDir: folder, clock, monotonicMs, randomBytes })
    const db = station.local.$client
    const exec = db.exec.bind(db)
    db.exec = (sql) => {
      if (sql !== 'commit' || !trap || passing-- > 0) return exec(sql)
      if (trap === 'after') exec(sql)
      return spring()
    }
    node.replica = station.replica
    node.message = undefined
    node.round = undefined
    started(node)
  }
  const ask =
    (kind: Kind) =>
    (request: unknown): Promise<never> =>
      new Promise((resolve, reject) => {
        node.message = { kind, request, answer: undefined, answered: false, resolve, reject }
      })

  const node: Node = {
    id,
    name,
    get station() {
      return station
    },
    get db() {
      return station.local.$client
    },
    // Set by the first opening, before anybody sees this object.
    replica: undefined as unknown as Replica,
    message: undefined,
    round: undefined,
    loud: undefined,
    admitted: true,
    transport: { push: ask('push'), pull: ask('pull'), snapshot: ask('snapshot') },
    setTrap(place, others = 0) {
      trap = place
      passing = others
    },
    trapSet: () => trap !== undefined,
    trapped: () => left !== undefined,
    kill() {
      trap = undefined
      const next = left ?? freshFolder()
      if (!left) copyFolder(folder, next)
      left = undefined
      station.close()
      rmSync(folder, { recursive: true, force: true })
      folder = next
      open()
    },
    copyTo: (to) => copyFolder(folder, to),
    remove() {
      station.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  open()
  return node
}
