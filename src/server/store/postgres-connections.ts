import pg from 'pg'
import { connectionWasLost } from './postgres-error.ts'

/**
 * Connections to PostgreSQL. Statements are sent without waiting for the answer of the one before; within a transaction an
 * error makes all that follow it fail, also the commit.
 */
const STATEMENT_TIMEOUT_MS = 30_000
const LOCK_TIMEOUT_MS = 10_000
const CONNECT_TIMEOUT_MS = 5_000
/** A pushing transaction asks by key only; without statistics the planner might read whole tables to do so. */
const BY_KEY_ONLY = '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off'

const INT8_OID = 20

/** Integers of 64 bits arrive as text; one that a number cannot hold is a fault, not a rounded number. */
export function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`the database holds ${text}, which a number cannot hold`)
  return value
}

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8_OID
      ? safeInteger
      : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}

export function clientConfig(url: string, name: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: `entrepot ${name}`,
    types,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  }
}

export function openPool(url: string, purpose: 'push' | 'read', max: number): pg.Pool {
  const pool = new pg.Pool({
    ...clientConfig(url, purpose),
    max,
    pipeline: true,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    lock_timeout: LOCK_TIMEOUT_MS,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    // The server's own limits do not help when the server, or the way to it, is gone.
    query_timeout: STATEMENT_TIMEOUT_MS + CONNECT_TIMEOUT_MS,
    ...(purpose === 'push' ? { options: BY_KEY_ONLY } : {}),
  })
  // A connection that breaks is told to whoever uses it by his query; nobody else needs to know.
  const ignore = () => {}
  pool.on('error', ignore)
  pool.on('connect', (client) => client.on('error', ignore))
  return pool
}

/**
 * Does what may be done twice, again where the connection is lost. After a restart of the database every connection that
 * waits in the pool is dead, and each is found out only by whoever takes it: as many tries as there can be of them, and one.
 */
export async function repeatable<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> {
  for (let triesLeft = pool.options.max; ; triesLeft--) {
    try {
      return await work()
    } catch (error) {
      if (triesLeft === 0 || !connectionWasLost(error)) throw error
    }
  }
}

/** What a transaction gives back, and the statements that it has sent last and not waited for. */
export interface Finished<T> {
  readonly value: T
  readonly sent: readonly Promise<unknown>[]
  /** Called when all of it is in the database, and never where that is not known. */
  readonly committed?: () => void
}

/** Runs `work` in one transaction; `begin` says of what kind. What goes wrong is thrown, and nothing stays. */
export async function inTransaction<T>(
  pool: pg.Pool,
  begin: string,
  work: (client: pg.PoolClient) => Promise<Finished<T>>,
): Promise<T> {
  const client = await pool.connect()
  try {
    const begun = client.query(begin)
    begun.catch(() => {})
    const { value, sent, committed } = await work(client)
    const end = client.query('commit')
    await allOf<unknown>([begun, ...sent, end])
    // What PostgreSQL answers to a commit when a statement before it has failed.
    if ((await end).command !== 'COMMIT') throw new Error('the transaction was rolled back')
    client.release()
    committed?.()
    return value
  } catch (error) {
    // Where even this fails, the connection is good for nothing any more.
    await client.query('rollback').then(
      () => client.release(),
      () => client.release(true),
    )
    throw error
  }
}

/** Waits for all, and throws the first error in the order of sending: those after it only follow from it. */
export async function allOf<T>(queries: readonly Promise<T>[]): Promise<T[]> {
  const settled = await Promise.allSettled(queries)
  for (const each of settled) if (each.status === 'rejected') throw each.reason
  return settled.map((each) => (each as PromiseFulfilledResult<T>).value)
}

/** Prepared once per connection. */
export function named(text: string, values: unknown[]): pg.QueryConfig<unknown[]> {
  let name = names.get(text)
  if (name === undefined) {
    name = `q${names.size}`
    names.set(text, name)
  }
  return { name, text, values }
}

const names = new Map<string, string>()
