import type { OperationId } from '../../core/model/ids.ts'
import type { RowStore, Stamp } from '../../core/model/row-store.ts'
import { TakenError } from '../../core/model/row-store.ts'
import type { SpaceName } from '../../core/model/spaces.ts'
import { type Row, type TableName, tableNames } from '../../core/model/tables.ts'
import type { Match } from '../../core/model/tx.ts'
import {
  changedRow,
  copyOf,
  type KnownRows,
  knownRows,
  type State,
  type Stored,
  storedRow,
} from './known-rows.ts'
import { changesOf, type Grave, graveKey, type TableChanges, type WorkingChanges } from './working-changes.ts'

/**
 * The rows that a batch works on, in memory, over a database. One that can only be asked between two runs: a read of what is
 * not known throws `MissError`, and the run starts over when it has been loaded; one that answers at once is asked at once.
 * Everything that an operation did can be taken back to a mark: rows, counters and tombstones.
 */
export interface WorkingSet {
  readonly store: RowStore
  mark(): number
  rollback(mark: number): void
  /** Runs with "nothing there" for an answer where something is not known, and tells what that was; leaves no trace. */
  discover(run: () => void): Miss[]
  learn(miss: MissGroup, rows: readonly Stored[]): void
  /** Ids derive from the operation that makes the row: what names one of these cannot be in the database yet. */
  expectNew(operations: readonly OperationId[]): void
  /** What is to be written, of all that was done since the last settling. */
  changes(): WorkingChanges
  settle(): void
  movedSpaces(): SpaceName[]
  /** All of it is in the database: from here on it may serve the next batch. */
  committed(): void
  /** The counters as they are here. */
  versions(): ReadonlyMap<SpaceName, number>
  /** How many rows are held. */
  size(): number
  /** Forgets what can change without the counters of these spaces. */
  keepOnly(spaces: ReadonlySet<SpaceName>): void
}

/** A database that is asked at once. Columns in alphabetical order. */
export type Load = (
  table: TableName,
  columns: readonly string[],
  values: readonly unknown[],
) => readonly Stored[]

/** One row (by `id`) or the rows of a predicate. Columns in alphabetical order. */
export interface Miss {
  readonly table: TableName
  readonly columns: readonly string[]
  readonly values: readonly unknown[]
}

/** Several of the same table and columns. */
export interface MissGroup {
  readonly table: TableName
  readonly columns: readonly string[]
  readonly asked: readonly (readonly unknown[])[]
}

const BY_ID = ['id'] as const

export class MissError extends Error {
  readonly miss: Miss
  constructor(miss: Miss) {
    super(`${miss.table} is not loaded by ${miss.columns.join()}`)
    this.name = 'MissError'
    this.miss = miss
  }
}

type Step =
  | {
      readonly kind: 'row'
      readonly table: TableName
      readonly id: string
      readonly before: State | undefined
    }
  | { readonly kind: 'grave'; readonly key: string; readonly before: Grave | null | undefined }
  | { readonly kind: 'version'; readonly space: SpaceName; readonly before: number | undefined }

/**
 * @param counters the locked counters of the spaces that may be written
 * @param load where the database answers at once
 */
export function workingSet(counters: ReadonlyMap<SpaceName, number>, load?: Load): WorkingSet {
  const known = new Map<TableName, KnownRows>(tableNames.map((table) => [table, knownRows(table)]))
  const versions = new Map(counters)
  let begun: ReadonlyMap<SpaceName, number> = counters
  const graves = new Map<string, Grave | null>()
  let steps: Step[] = []
  let discovered: Miss[] | null = null
  let coming: ReadonlySet<string> = new Set()

  const of = (table: TableName): KnownRows => {
    const found = known.get(table)
    if (!found) throw new Error(`no table ${table}`)
    return found
  }
  /** Also the ids that are put together from others. */
  const isNew = (value: unknown): boolean =>
    typeof value === 'string' &&
    value.includes('-') &&
    value.split('~').some((id) => coming.has(id.slice(0, Math.max(0, id.lastIndexOf('-')))))
  /** Afterwards it is known, or the answer does not count. */
  const missed = (table: TableName, columns: readonly string[], values: readonly unknown[]): void => {
    if (values.some(isNew)) of(table).learn(columns, [values], [])
    else if (load) of(table).learn(columns, [values], load(table, columns, values))
    else if (discovered) discovered.push({ table, columns, values })
    else throw new MissError({ table, columns, values })
  }
  const put = (table: TableName, id: string, state: State): void => {
    const rows = of(table)
    steps.push({ kind: 'row', table, id, before: rows.state(id) })
    rows.set(id, state)
  }
  const bury = (key: string, grave: Grave | null): void => {
    steps.push({ kind: 'grave', key, before: graves.get(key) })
    graves.set(key, grave)
  }
  const rollback = (mark: number): void => {
    while (steps.length > mark) {
      const step = steps.pop() as Step
      if (step.kind === 'row') of(step.table).set(step.id, step.before)
      else if (step.kind === 'version') putBack(versions, step.space, step.before)
      else putBack(graves, step.key, step.before)
    }
  }
  const gone = (table: TableName, id: string, { space, version }: Stamp): void =>
    bury(graveKey(space, table, id), { space, table, id, version })

  const store: RowStore = {
    get<T extends TableName>(table: T, id: string) {
      const rows = of(table)
      let state = rows.state(id)
      if (state === undefined) {
        missed(table, BY_ID, [id])
        state = rows.state(id)
      }
      return state ? (copyOf(table, state.row) as Row<T>) : undefined
    },
    where<T extends TableName>(table: T, match: Match<T>) {
      const columns = Object.keys(match).sort()
      const values = columns.map((column) => (match as Stored)[column] ?? null)
      const rows = of(table)
      let found = rows.matching(columns, values)
      if (!found) {
        missed(table, columns, values)
        found = rows.matchingSoFar(columns, values)
      }
      return found.map(({ row }) => copyOf(table, row) as Row<T>)
    },
    insert(table, row, stamp) {
      const stored = storedRow(table, row as Stored)
      const rows = of(table)
      if (rows.state(row.id)) throw new TakenError(table, 'id')
      rows.refuseTaken(stored)
      put(table, row.id, { row: stored, stamp })
      const key = graveKey(stamp.space, table, row.id)
      // What is made here for the first time was never buried.
      if (graves.has(key) || !isNew(row.id)) bury(key, null)
    },
    update(table, id, columns, stamp) {
      const changed = changedRow(table, id, of(table).state(id)?.row, columns as Stored)
      of(table).refuseTaken(changed)
      put(table, id, { row: changed, stamp })
      // It may have come back into a space that it left.
      if ('warehouseId' in columns) bury(graveKey(stamp.space, table, id), null)
    },
    remove(table, id, stamp) {
      put(table, id, null)
      gone(table, id, stamp)
    },
    left: gone,
    nextVersion(space) {
      const before = versions.get(space)
      // A database that is asked at once has told of all that there are.
      if (before === undefined && !load) throw new Error(`the counter of ${space} is not locked`)
      steps.push({ kind: 'version', space, before })
      const version = (before ?? 0) + 1
      versions.set(space, version)
      return version
    },
  }

  const settle = (): void => {
    for (const [table, ids] of touched()) for (const id of ids) of(table).settle(id)
    graves.clear()
    steps = []
  }
  const touched = (): Map<TableName, Set<string>> => {
    const ids = new Map<TableName, Set<string>>()
    for (const step of steps) {
      if (step.kind !== 'row') continue
      const known = ids.get(step.table)
      if (known) known.add(step.id)
      else ids.set(step.table, new Set([step.id]))
    }
    return ids
  }

  return {
    store,
    mark: () => steps.length,
    rollback,
    discover(run) {
      const mark = steps.length
      const found: Miss[] = []
      discovered = found
      try {
        run()
      } catch {
        // Led astray by an answer that was not true: what it asked until then is what it is about.
      } finally {
        discovered = null
        rollback(mark)
      }
      return found
    },
    expectNew(operations) {
      coming = new Set(operations)
    },
    learn: ({ table, columns, asked }, rows) => of(table).learn(columns, asked, rows),
    changes() {
      const changed = new Map<TableName, TableChanges>()
      for (const [table, ids] of touched()) changed.set(table, changesOf(of(table), ids))
      const put = [...graves.values()].filter((grave) => grave !== null)
      const risen = [...graves].filter(([, grave]) => grave === null).map(([key]) => key)
      const raised = [...versions].filter(([space, version]) => version !== begun.get(space))
      return { tables: changed, versions: new Map(raised), graves: put, risen }
    },
    settle,
    committed() {
      settle()
      begun = new Map(versions)
    },
    versions: () => versions,
    size() {
      let rows = 0
      for (const each of known.values()) rows += each.size()
      return rows
    },
    keepOnly(spaces) {
      for (const each of known.values()) each.keepOnly(spaces)
    },
    movedSpaces: () =>
      [...versions].filter(([space, version]) => version !== begun.get(space)).map(([space]) => space),
  }
}

function putBack<K, V>(map: Map<K, V>, key: K, before: V | undefined): void {
  if (before === undefined) map.delete(key)
  else map.set(key, before)
}
