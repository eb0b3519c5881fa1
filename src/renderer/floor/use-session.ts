import { useEffect, useSyncExternalStore } from 'react'
import type { TableName } from '../../core/model/tables.ts'
import { station } from '../station/station.ts'

interface Session<S> {
  readonly read: () => S
  readonly watch: (watcher: () => void) => () => void
  readonly refresh: () => unknown
  readonly changed: () => void
}

/** Shows a session, and tells it what the station says: rows changed, a document came out, the line is back. */
export function useSession<S>(session: Session<S>, tables: readonly (TableName | 'printing')[]): S {
  const key = tables.join()
  useEffect(() => {
    void session.refresh()
    const wanted = new Set(key.split(','))
    const stops = [
      station.on('changed', (event) => {
        if (event.tables.some((table) => wanted.has(table))) session.changed()
      }),
      station.onLine((line) => {
        if (line === 'open') session.changed()
      }),
    ]
    if (wanted.has('printing')) stops.push(station.on('printing', session.changed))
    return () => {
      for (const stop of stops) stop()
    }
  }, [session, key])
  return useSyncExternalStore(session.watch, session.read)
}

/** Changes that the station tells within this time are read at once. */
export const soon = (run: () => void): void => void window.setTimeout(run, 30)
