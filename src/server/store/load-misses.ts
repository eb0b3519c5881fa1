import type { ClientBase, QueryConfig } from 'pg'
import type { SpaceName } from '../../core/model/spaces.ts'
import type { Stored } from './known-rows.ts'
import { allOf, named } from './postgres-connections.ts'
import { columnsOf, quoted } from './row-columns.ts'
import { namesWholeKey } from './row-scope.ts'
import type { Miss, MissGroup, WorkingSet } from './working-set.ts'

/** Loads what a batch has missed: one query for all misses of the same table and columns, all queries sent at once. */
export async function loadMisses(
  client: ClientBase,
  set: WorkingSet,
  misses: readonly Miss[],
  spaces: readonly SpaceName[],
): Promise<void> {
  const groups = grouped(misses)
  const found = await allOf(groups.map((group) => client.query<Stored>(queryOf(group, spaces))))
  for (const [index, group] of groups.entries()) set.learn(group, found[index]?.rows ?? [])
}

function grouped(misses: readonly Miss[]): MissGroup[] {
  const groups = new Map<string, Omit<MissGroup, 'asked'> & { asked: Map<string, readonly unknown[]> }>()
  for (const { table, columns, values } of misses) {
    // Null is not equal to anything, so that it is another query.
    const shape = `${table}|${columns.map((column, i) => (values[i] === null ? `${column} null` : column)).join()}`
    let entry = groups.get(shape)
    if (!entry) {
      const asked = new Map<string, readonly unknown[]>()
      entry = { table, columns, asked }
      groups.set(shape, entry)
    }
    entry.asked.set(JSON.stringify(values), values)
  }
  return [...groups.values()].map(({ asked, ...group }) => ({ ...group, asked: [...asked.values()] }))
}

function queryOf({ table, columns, asked }: MissGroup, spaces: readonly SpaceName[]): QueryConfig {
  const { names, typeOf } = columnsOf(table)
  const first = asked[0] ?? []
  const parameters: unknown[] = []
  const conditions: string[] = []
  const varying: { readonly name: string; readonly array: string }[] = []
  columns.forEach((column, i) => {
    const name = quoted(column)
    if (first[i] === null) {
      conditions.push(`t.${name} is null`)
    } else if (columns.length > 1 && asked.every((values) => values[i] === first[i])) {
      // The same for all, as the warehouse is: the index is then entered with both at once.
      conditions.push(`t.${name} = $${parameters.push(first[i])}::${typeOf(column)}`)
    } else {
      varying.push({
        name,
        array: `$${parameters.push(asked.map((values) => values[i]))}::${typeOf(column)}[]`,
      })
    }
  })
  let from = `${quoted(table)} t`
  if (varying.length === 1) conditions.push(...varying.map(({ name, array }) => `t.${name} = any(${array})`))
  if (varying.length > 1) {
    const keys = varying.map(({ name }) => name)
    const arrays = varying.map(({ array }) => array).join(', ')
    from = `unnest(${arrays}) as k(${keys.join(', ')}) join ${from} on ${keys.map((key) => `t.${key} = k.${key}`).join(' and ')}`
  }
  const whole = namesWholeKey(table, Object.fromEntries(columns.map((column, i) => [column, first[i]])))
  if (!whole && columns[0] !== 'id') {
    // Not a plain comparison, so that no index on the space is taken for the narrower one.
    conditions.push(`(t."space" || '') = any($${parameters.push([...spaces])}::text[])`)
  }
  const where = conditions.length > 0 ? ` where ${conditions.join(' and ')}` : ''
  return named(
    `select ${names.map((name) => `t.${quoted(name)}`).join(', ')} from ${from}${where}`,
    parameters,
  )
}
