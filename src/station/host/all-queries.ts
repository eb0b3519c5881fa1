import type { Queries, QueryName, QueryValue } from '../../core/protocol/queries.ts'
import type { ArgsOf } from '../../core/protocol/query.ts'
import { floorAnswers } from '../queries/floor.ts'
import { importAnswers } from '../queries/imports.ts'
import { orderAnswers } from '../queries/orders.ts'
import type { QueryContext } from '../queries/query-context.ts'
import { sessionAnswers } from '../queries/session.ts'
import { settingsAnswers } from '../queries/settings.ts'
import type { Client } from './client.ts'

/** The function that answers each query; one that is missing does not compile. */
export type QueryHandlers = {
  readonly [N in QueryName]: (
    ctx: QueryContext,
    args: ArgsOf<Queries[N]>,
    client: Client,
  ) => QueryValue<N> | Promise<QueryValue<N>>
}

/** Those that tell of the host itself. */
export type HostQueries = Pick<
  QueryHandlers,
  | 'hello'
  | 'readiness'
  | 'status'
  | 'stationSettings'
  | 'stations'
  | 'printJobs'
  | 'document'
  | 'audit'
  | 'auditEffects'
  | 'auditChoices'
>

export function allQueries(host: HostQueries): QueryHandlers {
  return {
    ...orderAnswers,
    ...importAnswers,
    ...floorAnswers,
    ...sessionAnswers,
    ...settingsAnswers,
    ...host,
  }
}
