import { ORGANISATION } from '../../core/model/spaces.ts'
import type { Row, TableName } from '../../core/model/tables.ts'
import type { ServerStore } from '../store/server-store.ts'

/** What the organisation's rows say of its warehouses and stations. */
const PAGE = 500

export const warehousesOf = (store: ServerStore): Promise<Row<'warehouse'>[]> => rowsOf(store, 'warehouse')

export const stationsOf = (store: ServerStore): Promise<Row<'station'>[]> => rowsOf(store, 'station')

async function rowsOf<T extends TableName>(store: ServerStore, table: T): Promise<Row<T>[]> {
  const found: Row<T>[] = []
  let after = { table: table as TableName, id: '' }
  for (;;) {
    const page = await store.page(ORGANISATION, after, PAGE)
    for (const change of page.rows) if (change.table === table) found.push(change.row as unknown as Row<T>)
    if (page.next?.table !== table) return found
    after = page.next
  }
}
