import type { UserId } from '../../core/model/ids.ts'
import type { Action, Role } from '../../core/model/roles.ts'
import type { Query } from '../../core/protocol/query.ts'
import type { Station } from '../core/station.ts'

/** What a query may use: the data, who asks, and the time. */
export interface QueryContext {
  readonly station: Station
  /** Null only for the few queries that are answered before anybody has signed in. */
  readonly actor: {
    readonly userId: UserId
    readonly roles: readonly Role[]
    readonly actions: readonly Action[]
  } | null
  readonly now: () => Date
  /** Whether the server can be asked at this moment. */
  readonly reachable: boolean
}

/** The functions that answer a group of queries. */
export type Implementations<Group extends Readonly<Record<string, unknown>>> = {
  readonly [N in keyof Group]: Group[N] extends Query<infer Args, infer Value>
    ? (ctx: QueryContext, args: Args) => Value
    : never
}
