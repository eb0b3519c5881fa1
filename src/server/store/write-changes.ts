import type { ClientBase } from 'pg'
import type { TableName } from '../../core/model/tables.ts'
import { named } from './postgres-connections.ts'
import { columnsOf, quoted } from './row-columns.ts'
import { type ChangedRow, graveKey, type WorkingChanges } from './working-changes.ts'

/**
 * Writes what a batch has changed: one statement a table for all removals, changes and new rows, in this order, so that a
 * unique key is free before it is taken. The statements are sent and not waited for.
 */
export function writeChanges(client: ClientBase, changes: WorkingChanges): Promise<unknown>[] {
  const sent: Promise<unknown>[] = []
  const send = (text: string, ...values: unknown[]): void => {
    const query = client.query(named(text, values))
    // The caller waits for all of them together, and is told of the first that failed.
    query.catch(() => {})
    sent.push(query)
  }
  for (const [table, { removed }] of changes.tables) {
    if (removed.length > 0) send(`delete from ${quoted(table)} where "id" = any($1::text[])`, removed)
  }
  for (const [table, { updated }] of changes.tables) {
    if (updated.length > 0) send(statementsOf(table).update, jsonOf(updated))
  }
  for (const [table, { inserted }] of changes.tables) {
    if (inserted.length > 0) send(statementsOf(table).insert, jsonOf(inserted))
  }
  if (changes.risen.length > 0)
    send('delete from "tombstone" where "id" = any($1::text[])', [...changes.risen])
  if (changes.graves.length > 0) {
    const { graves } = changes
    send(
      `insert into "tombstone" ("id", "space", "tableName", "rowId", "version")
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int8[])
       on conflict ("id") do update set "version" = excluded."version"`,
      graves.map(({ space, table, id }) => graveKey(space, table, id)),
      graves.map(({ space }) => space),
      graves.map(({ table }) => table),
      graves.map(({ id }) => id),
      graves.map(({ version }) => version),
    )
  }
  if (changes.versions.size > 0) {
    send(
      'update "space" s set "version" = k."version" from unnest($1::text[], $2::int8[]) as k("name", "version") where s."name" = k."name"',
      [...changes.versions.keys()],
      [...changes.versions.values()],
    )
  }
  return sent
}

const jsonOf = (rows: readonly ChangedRow[]): string =>
  JSON.stringify(rows.map(({ row, stamp }) => ({ ...row, space: stamp.space, version: stamp.version })))

interface Statements {
  readonly insert: string
  readonly update: string
}

const statements = new Map<TableName, Statements>()

function statementsOf(table: TableName): Statements {
  let found = statements.get(table)
  if (!found) {
    const { names, list, typeOf } = columnsOf(table)
    const typed = names.map((name) => `${quoted(name)} ${typeOf(name)}`).join(', ')
    const given = `json_to_recordset($1::json) as r(${typed}, "space" text, "version" int8)`
    const sets = [...names.filter((name) => name !== 'id'), 'space', 'version'].map(
      (name) => `${quoted(name)} = r.${quoted(name)}`,
    )
    found = {
      insert: `insert into ${quoted(table)} (${list}, "space", "version") select ${list}, "space", "version" from ${given}`,
      update: `update ${quoted(table)} t set ${sets.join(', ')} from ${given} where t."id" = r."id"`,
    }
    statements.set(table, found)
  }
  return found
}
