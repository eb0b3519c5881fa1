import type { ServerStore } from '../../src/server/store/server-store.ts'
import type { Replica } from '../../src/station/sync/replica.ts'
import type { Node } from './node.testkit.ts'

/** A bug that is put between the simulation and the product, to see whether the oracles find it. */
export interface Sabotage {
  readonly name: string
  store?(store: ServerStore): ServerStore
  /** By which the server gives claims. */
  serverTime?(nowMs: number): number
  /** Stations begin tasks without a look at the time. */
  readonly ungated?: boolean
  replica?(replica: Replica, node: Node, print: (key: string) => void): Replica
}
