import { useEffect, useSyncExternalStore } from 'react'
import type { TableName } from '../../core/model/tables.ts'
import type { Reply, Trouble } from '../station/client.ts'
import { useUser } from '../station/hello-store.ts'
import { station } from '../station/station.ts'
import { type KeysetList, type KeysetListState, keysetList } from './keyset-list.ts'
import type { PageAnswer } from './keyset-pages.ts'

/**
 * A long list on a screen. It outlives the screen: who comes back from a row finds the rows and the place where they were,
 * and the rows are asked for again behind them. One list per name; another question or another person starts a new one.
 */
interface Kept {
  readonly key: string
  readonly list: KeysetList<unknown, Trouble>
}

const kept = new Map<string, Kept>()
const OPTIONS = { limit: 100, ahead: 60, keep: 4 } as const
/** Changes come in bursts (an import, a release of many): one refresh for all that come within this time. */
const REFRESH_AFTER_MS = 250

interface Asked<Row> {
  /** Whose list; the rows of the last question of that name are kept. */
  readonly name: string
  /** What is asked: the list starts anew when it changes. */
  readonly question: unknown
  readonly tables: readonly TableName[]
  readonly fetch: (after: string | null, limit: number) => Promise<Reply<PageAnswer<Row>>>
}

export function useKeysetList<Row>(
  asked: Asked<Row>,
): KeysetListState<Row, Trouble> & { readonly source: KeysetList<Row, Trouble> } {
  const user = useUser()
  const source = listFor(asked, `${user.id} ${JSON.stringify(asked.question)}`)
  const state = useSyncExternalStore(source.subscribe, source.state)
  const watched = asked.tables.join(' ')

  useEffect(() => {
    let timer: number | null = null
    const later = () => {
      if (timer !== null) return
      timer = window.setTimeout(() => {
        timer = null
        source.refresh()
      }, REFRESH_AFTER_MS)
    }
    const tables = watched.split(' ')
    if (source.state().list.pages.length > 0) source.refresh()
    else source.show(0, 0)
    const offChanged = station.on('changed', (event) => {
      if (event.tables.some((table) => tables.includes(table))) later()
    })
    const offLine = station.onLine((line) => {
      if (line === 'open') source.retry()
    })
    return () => {
      offChanged()
      offLine()
      if (timer !== null) window.clearTimeout(timer)
    }
  }, [source, watched])

  return { ...state, source }
}

function listFor<Row>(asked: Asked<Row>, key: string): KeysetList<Row, Trouble> {
  const known = kept.get(asked.name)
  if (known?.key === key) return known.list as KeysetList<Row, Trouble>
  const list = keysetList<Row, Trouble>(async (after, limit) => {
    const reply = await asked.fetch(after, limit)
    return reply.ok ? reply : { ok: false, problem: reply.refusal }
  }, OPTIONS)
  kept.set(asked.name, { key, list })
  return list
}
