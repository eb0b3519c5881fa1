import type { Database } from 'better-sqlite3'
import type { RowChange, SnapshotRequest } from '../../core/protocol/sync.ts'

/**
 * The pages of a snapshot, kept as they came until all are there. How far the loading is stands beside them, in the transaction of
 * each page: after a cut it goes on where it was.
 */
export interface Loading {
  /** Of the server that they come from: pages of another are worth nothing. */
  readonly epoch: string
  readonly spaces: readonly string[]
  /** Of each space that was begun: its version at the first page. What changed since comes with a pull at the end. */
  readonly since: Readonly<Record<string, number>>
  /** The next page; null when all are here. */
  readonly next: Pick<SnapshotRequest, 'space' | 'after'> | null
}

export interface StagedPages {
  loading(): Loading | null
  keep(rows: readonly RowChange[], loading: Loading): void
  forget(): void
  rowCount(): number
  /** In the order in which they came. */
  pages(): Iterable<readonly RowChange[]>
}

const KEY = 'loading'

export function stagedPages(db: Database): StagedPages {
  const find = db.prepare<[], { value: string }>(`select "value" from "stationInfo" where "key" = '${KEY}'`)
  const save = db.prepare(
    `insert into "stationInfo" ("key", "value") values ('${KEY}', ?) on conflict ("key") do update set "value" = excluded."value"`,
  )
  const put = db.prepare('insert into "stagedPage" ("rowCount", "rows") values (?, ?)')
  const count = db.prepare<[], { n: number | null }>('select sum("rowCount") as "n" from "stagedPage"')
  const nextPage = db.prepare<[number], { position: number; rows: string }>(
    'select "position", "rows" from "stagedPage" where "position" > ? order by "position" limit 1',
  )
  return {
    loading() {
      const row = find.get()
      return row ? (JSON.parse(row.value) as Loading) : null
    },
    keep(rows, loading) {
      db.exec('begin immediate')
      try {
        if (rows.length > 0) put.run(rows.length, JSON.stringify(rows))
        save.run(JSON.stringify(loading))
        db.exec('commit')
      } catch (error) {
        if (db.inTransaction) db.exec('rollback')
        throw error
      }
    },
    forget() {
      // In this order: what says how far it is must never speak of pages that are gone.
      db.exec(`delete from "stationInfo" where "key" = '${KEY}'; delete from "stagedPage"`)
    },
    rowCount: () => count.get()?.n ?? 0,
    *pages() {
      for (let position = 0; ; ) {
        const page = nextPage.get(position)
        if (!page) return
        yield JSON.parse(page.rows) as RowChange[]
        position = page.position
      }
    },
  }
}
