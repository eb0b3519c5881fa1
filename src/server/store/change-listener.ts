import pg from 'pg'
import type { SpaceName } from '../../core/model/spaces.ts'
import { clientConfig } from './postgres-connections.ts'

/**
 * Hears of the commits of all server processes, this one's too, on a connection of its own that is made again when it
 * breaks. What was said meanwhile is lost, so that everybody is then told that there may be something new everywhere.
 */
export interface ChangeListener {
  close(): Promise<void>
}

const FIRST_WAIT_MS = 100
const LONGEST_WAIT_MS = 10_000

export async function listenForChanges(
  url: string,
  channel: string,
  tell: (spaces: readonly SpaceName[]) => void,
): Promise<ChangeListener> {
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined
  let waitMs = FIRST_WAIT_MS
  let closed = false

  const lost = (which: pg.Client): void => {
    if (closed || client !== which) return
    client = null
    again()
  }
  const again = (): void => {
    timer = setTimeout(() => {
      connect().then(tellAll, again)
    }, waitMs)
    timer.unref()
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)
  }
  const connect = async (): Promise<pg.Client> => {
    const next = new pg.Client(clientConfig(url, 'listen'))
    next.on('error', () => lost(next))
    next.on('end', () => lost(next))
    next.on('notification', ({ payload }) => tell(JSON.parse(payload ?? '[]') as SpaceName[]))
    try {
      await next.connect()
      await next.query(`listen ${channel}`)
    } catch (error) {
      await next.end().catch(() => {})
      throw error
    }
    if (closed) await next.end()
    client = next
    waitMs = FIRST_WAIT_MS
    return next
  }
  const tellAll = async (connected: pg.Client): Promise<void> => {
    try {
      const { rows } = await connected.query<{ name: SpaceName }>('select "name" from "space"')
      tell(rows.map(({ name }) => name))
    } catch {
      // Broken again already, which `lost` has been told.
    }
  }

  await connect()
  return {
    async close() {
      closed = true
      clearTimeout(timer)
      await client?.end()
    },
  }
}
