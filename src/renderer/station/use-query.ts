import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react'
import type { TableName } from '../../core/model/tables.ts'
import type { QueryArgs, QueryName, QueryValue } from '../../core/protocol/queries.ts'
import type { Trouble } from './client.ts'
import { createQueryStore, keyOf, type Question, type Snapshot } from './query-store.ts'
import { station } from './station.ts'

export const queryStore = createQueryStore({
  ask: (name, args) => station.query(name, args as QueryArgs<QueryName>),
  setTimer: (run, ms) => void window.setTimeout(run, ms),
  now: () => Date.now(),
})

station.on('changed', (event) => queryStore.changed(event.tables))
station.on('printing', () => queryStore.changed(['printing']))
station.onLine((line) => {
  if (line === 'open') queryStore.askAll()
})

export interface QueryOptions {
  /** Ask again when one of these tables (or the print queue) changed. All tables when left out, none when empty. */
  readonly tables?: readonly (TableName | 'printing')[]
  /** When the arguments change, show the last answer until the new one is there. */
  readonly keep?: boolean
  /** Ask nothing while false. */
  readonly enabled?: boolean
}

export interface QueryResult<V> {
  /** The last rows known; undefined as long as there were none. */
  readonly value: V | undefined
  readonly error: Trouble | null
  readonly loading: boolean
  /** When the rows were read, milliseconds since 1970. */
  readonly at: number | null
  readonly refresh: () => void
}

const IDLE: Snapshot = { value: undefined, error: null, loading: false, at: null }

export function useQuery<N extends QueryName>(
  name: N,
  args: QueryArgs<N>,
  options: QueryOptions = {},
): QueryResult<QueryValue<N>> {
  const { tables, keep = false, enabled = true } = options
  const question: Question = { name, args, tables }
  const key = keyOf(question)
  const latest = useRef(question)
  latest.current = question

  const subscribe = useCallback(
    (watcher: () => void) => (enabled && key ? queryStore.watch(latest.current, watcher) : () => undefined),
    [key, enabled],
  )
  const snapshot = useSyncExternalStore(subscribe, () => (enabled ? queryStore.read(question) : IDLE))

  const shown = useRef<Snapshot | null>(null)
  useEffect(() => {
    if (snapshot.at !== null) shown.current = snapshot
  }, [snapshot])

  const refresh = useCallback(() => void queryStore.refresh(latest.current), [])
  const kept = keep && snapshot.at === null && shown.current ? shown.current : snapshot
  return {
    value: kept.value as QueryValue<N> | undefined,
    error: snapshot.error,
    loading: snapshot.loading,
    at: kept.at,
    refresh,
  }
}
