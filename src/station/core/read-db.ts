import type { Database, Statement } from 'better-sqlite3'

/** Plain SQL on the read-only connection, each statement prepared once. Sees what is committed, never a half operation. */
export interface ReadDb {
  all<Row>(sql: string, ...params: readonly SqlValue[]): Row[]
  get<Row>(sql: string, ...params: readonly SqlValue[]): Row | undefined
}

export type SqlValue = string | number | bigint | Buffer | null

export function readDb(db: Database): ReadDb {
  const statements = new Map<string, Statement<unknown[]>>()
  const prepared = (sql: string): Statement<unknown[]> => {
    let statement = statements.get(sql)
    if (!statement) {
      statement = db.prepare<unknown[]>(sql)
      statements.set(sql, statement)
    }
    return statement
  }
  return {
    all: <Row>(sql: string, ...params: readonly SqlValue[]) => prepared(sql).all(...params) as Row[],
    get: <Row>(sql: string, ...params: readonly SqlValue[]) =>
      prepared(sql).get(...params) as Row | undefined,
  }
}
