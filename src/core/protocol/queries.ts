import { auditQueries } from './queries/audit.ts'
import { floorQueries } from './queries/floor.ts'
import { orderQueries } from './queries/orders.ts'
import { sessionQueries } from './queries/session.ts'
import { settingsQueries } from './queries/settings.ts'
import type { ArgsOf, ValueOf } from './query.ts'

export const queries = {
  ...sessionQueries,
  ...orderQueries,
  ...floorQueries,
  ...settingsQueries,
  ...auditQueries,
}

export type Queries = typeof queries
export type QueryName = keyof Queries
export type QueryArgs<N extends QueryName> = ArgsOf<Queries[N]>
export type QueryValue<N extends QueryName> = ValueOf<Queries[N]>
