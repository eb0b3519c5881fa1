import { refuse } from './refusal.ts'
import { MissingRowError, type RowStore, type Stamp } from './row-store.ts'
import { type SpaceName, spaceOf } from './spaces.ts'
import { isStorableNumber } from './storable.ts'
import { type AnyRow, type Row, type TableName, tables } from './tables.ts'
import { isDelta, leadsAnIndex, type Match, type Patch, type Tx } from './tx.ts'

/**
 * The only write path. It keeps what each row was before the operation first touched it, stamps every written row with
 * its space and that space's next version, and knows which tables changed. A write outside of the spaces that the
 * operation declared is a fault: those are the ones that are locked.
 */
export interface RecordingTx extends Tx {
  beforeImages(): BeforeImage[]
  changedTables(): TableName[]
}

/** What a row was; null where there was none. */
export interface BeforeImage {
  readonly table: TableName
  readonly id: string
  readonly row: AnyRow | null
}

export function recordingTx(store: RowStore, spaces: readonly SpaceName[]): RecordingTx {
  const before = new Map<string, BeforeImage>()
  const versions = new Map<SpaceName, number>()

  const stampFor = (table: TableName, row: object): Stamp => {
    const space = spaceOf(table, row)
    if (!spaces.includes(space))
      throw new Error(`${table}: the operation did not declare that it writes to ${space}`)
    let version = versions.get(space)
    if (version === undefined) {
      version = store.nextVersion(space)
      versions.set(space, version)
    }
    return { space, version }
  }
  const remember = (table: TableName, id: string, row: AnyRow | null): void => {
    const key = `${table}|${id}`
    if (!before.has(key)) before.set(key, { table, id, row })
  }

  return {
    get: (table, id) => store.get(table, id),
    where<T extends TableName>(table: T, match: Match<T>) {
      if (!leadsAnIndex(tables[table], match)) {
        throw new Error(`${table}: no index begins with ${Object.keys(match).join()}`)
      }
      return store.where(table, match)
    },
    insert(table, row) {
      requireStorableNumbers(table, row)
      store.insert(table, row, stampFor(table, row))
      remember(table, row.id, null)
    },
    update<T extends TableName>(table: T, id: Row<T>['id'], patch: Patch<T>) {
      const row = store.get(table, id)
      if (!row) throw new MissingRowError(table, id)
      const columns = resolveDeltas(row as Record<string, unknown>, patch)
      requireStorableNumbers(table, columns)
      const from = stampFor(table, row)
      // Only another warehouse is another space.
      const to = 'warehouseId' in columns ? stampFor(table, { ...row, ...columns }) : from
      store.update(table, id, columns as Partial<Row<T>>, to)
      if (from.space !== to.space) store.left(table, id, from)
      remember(table, id, row as AnyRow)
    },
    delete(table, id) {
      const row = store.get(table, id)
      if (!row) throw new MissingRowError(table, id)
      store.remove(table, id, stampFor(table, row))
      remember(table, id, row as AnyRow)
    },
    beforeImages: () => [...before.values()],
    changedTables: () => [...new Set([...before.values()].map((image) => image.table))],
  }
}

function resolveDeltas(row: Record<string, unknown>, patch: object): Record<string, unknown> {
  const columns: Record<string, unknown> = {}
  for (const [column, value] of Object.entries(patch)) {
    if (value === undefined) continue
    columns[column] = isDelta(value) ? (row[column] as number) + value.add : value
  }
  return columns
}

/** Amounts that are each in range may make one that is not: two stores would round it in two ways. */
function requireStorableNumbers(table: TableName, columns: object): void {
  for (const [column, value] of Object.entries(columns)) {
    if (typeof value === 'number' && !isStorableNumber(value))
      refuse('badArguments', { path: `${table}.${column}`, message: 'too large a number' })
  }
}

/** Puts back what the rows were. */
export function undo(store: RowStore, images: readonly BeforeImage[]): void {
  // Removals first, so that a unique key that moved from one row to another is free again.
  for (const image of images) {
    const now = store.get(image.table, image.id)
    if (now) store.remove(image.table, image.id, unstamped(image.table, now))
  }
  for (const image of images) {
    if (image.row) store.insert(image.table, image.row as never, unstamped(image.table, image.row))
  }
}

/** Undone rows carry no version: the next pull, or the rerun of what follows, stamps them. */
function unstamped(table: TableName, row: object): Stamp {
  return { space: spaceOf(table, row), version: 0 }
}
