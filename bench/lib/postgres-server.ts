import { startPostgres, type TestPostgres } from '../../test/support/postgres.ts'
import { measured } from './processes.ts'

/** A PostgreSQL with its usual settings: every commit is on the disk before it is answered. */
export interface BenchPostgres extends Pick<TestPostgres, 'newDatabase' | 'query' | 'stop'> {
  /** Of all its processes that live now. */
  cpuSeconds(): Promise<number>
}

export async function benchPostgres(): Promise<BenchPostgres> {
  const postgres = await startPostgres()
  const { rows } = await postgres.query(
    `select string_agg("setting", ' ') as "durable" from pg_settings where "name" in ('fsync', 'synchronous_commit', 'full_page_writes')`,
  )
  if (rows[0]?.durable !== 'on on on')
    throw new Error(`PostgreSQL is not durable: ${String(rows[0]?.durable)}`)
  return {
    ...postgres,
    async cpuSeconds() {
      const found = await postgres.query('select "pid" from pg_stat_activity')
      return found.rows.reduce((sum, { pid }) => sum + measured(Number(pid)).cpuSeconds(), 0)
    },
  }
}
