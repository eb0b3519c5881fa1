import type { ClientBase, Pool } from 'pg'
import { named } from './postgres-connections.ts'

/** Asked along with whatever else a transaction begins with: it costs no round trip of its own. */
export async function readEpoch(client: ClientBase | Pool): Promise<string> {
  const { rows } = await client.query<{ value: string }>(
    named(`select "value" from "serverInfo" where "key" = $1`, ['epoch']),
  )
  const epoch = rows[0]?.value
  if (epoch === undefined) throw new Error('the database has no epoch')
  return epoch
}
