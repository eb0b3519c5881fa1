import { withoutSecrets } from '../../core/audit/without-secrets.ts'
import { type TableName, tables } from '../../core/model/tables.ts'
import type { OperationName } from '../../core/operations/registry.ts'
import type { AuditChange, AuditEffects } from '../../core/protocol/queries/audit.ts'
import type { ReadDb } from '../core/read-db.ts'
import { decodeRow } from '../queries/row-reader.ts'
import { unpackImages } from '../sync/pending.ts'
import { labelsOf } from './labels.ts'

/**
 * What an operation left behind. Rows that it made carry its id in theirs. What rows were before is known while it waits here;
 * afterwards, of a thing that is saved whole, by the time that it was saved before.
 */
export interface Effected {
  readonly opId: string
  readonly name: string
  readonly args: unknown
  readonly position: number
}

type FindLogged = (
  name: string,
  word: string,
  before: number,
) => Promise<readonly { readonly args: unknown }[]>

/** By which argument the thing is known that the operation saves. */
const subjects: Readonly<Partial<Record<OperationName, string>>> = {
  changeSetting: 'key',
  saveUserAccount: 'userId',
  changeOrder: 'orderId',
}

const MOST_CHANGES = 100

export async function effectsOf(read: ReadDb, of: Effected, find: FindLogged): Promise<AuditEffects> {
  const { opId } = of
  // "-" is followed by "." in the order of characters: the range holds every id that this operation made.
  const made = [`${opId}-`, `${opId}.`] as const
  return {
    movements: read.all<AuditEffects['movements'][number]>(
      `select "movement"."id", "product"."sku", "f"."code" as "from", "t"."code" as "to", "movement"."qtyEach" from "movement"
       join "product" on "product"."id" = "movement"."productId" join "location" "f" on "f"."id" = "movement"."fromLocationId"
       join "location" "t" on "t"."id" = "movement"."toLocationId"
       where "movement"."id" > ? and "movement"."id" < ? order by "movement"."id" limit 100`,
      ...made,
    ),
    cases: read.all<AuditEffects['cases'][number]>(
      `select "id", "kind", "status" from "case" where "id" > ? and "id" < ? order by "id" limit 100`,
      ...made,
    ),
    changes: changesOf(read, opId),
    previousArgs: await previousArgs(of, find),
  }
}

async function previousArgs({ name, args, position }: Effected, find: FindLogged): Promise<unknown> {
  const key = Object.hasOwn(subjects, name) ? subjects[name as OperationName] : undefined
  if (key === undefined) return null
  const subject = argument(args, key)
  if (typeof subject !== 'string') return null
  // Another thing's entry may merely mention this one.
  const before = (await find(name, subject, position)).find((each) => argument(each.args, key) === subject)
  return before?.args ?? null
}

function argument(args: unknown, key: string): unknown {
  return typeof args === 'object' && args !== null
    ? (args as Readonly<Record<string, unknown>>)[key]
    : undefined
}

interface Kept {
  readonly seq: number
  readonly before: string
}

function changesOf(read: ReadDb, opId: string): AuditChange[] | null {
  const kept = read.get<Kept>(
    `select "seq", "before" from "outbox" where "opId" = ? and "state" = 'pending'`,
    opId,
  )
  if (!kept) return null
  const changes: AuditChange[] = []
  for (const { table, id, row } of unpackImages(kept.before)) {
    if (row === null) continue
    const after = rowAfter(read, kept.seq, table, id)
    const label = labelOf(read, id, row)
    for (const field of Object.keys(tables[table].columns)) {
      const was = (row as unknown as Readonly<Record<string, unknown>>)[field]
      const is = after?.[field] ?? null
      if (JSON.stringify(was) === JSON.stringify(is)) continue
      changes.push({ table, label, field, before: shown(field, was), after: shown(field, is) })
      if (changes.length === MOST_CHANGES) return changes
    }
  }
  return changes
}

/** What a row is called: by its own name, else by what it is about, such as the bin and the product of a balance. */
function labelOf(read: ReadDb, id: string, row: object): string {
  const { locationId, productId, orderId } = row as Readonly<Record<string, unknown>>
  const about = [locationId, productId, orderId].filter((each) => typeof each === 'string')
  const labels = labelsOf(read, [id, about])
  const own = labels.get(id)?.text
  return own ?? (about.flatMap((each) => labels.get(String(each))?.text ?? []).join(' · ') || id)
}

const shown = (field: string, value: unknown): unknown =>
  (withoutSecrets({ [field]: value }) as Readonly<Record<string, unknown>>)[field]

/** A row as this operation left it: what the next one that waits found, or as it is now. */
function rowAfter(
  read: ReadDb,
  seq: number,
  table: TableName,
  id: string,
): Readonly<Record<string, unknown>> | null {
  const next = read.get<{ image: string }>(
    `select "image"."value" as "image" from "outbox", json_each("outbox"."before") as "image"
     where "outbox"."state" = 'pending' and "outbox"."seq" > ? and json_extract("image"."value", '$[0]') = ?
       and json_extract("image"."value", '$[1]') = ? order by "outbox"."seq" limit 1`,
    seq,
    table,
    id,
  )
  if (next) return (JSON.parse(next.image) as [string, string, Readonly<Record<string, unknown>> | null])[2]
  const row = read.get<Readonly<Record<string, unknown>>>(`select * from "${table}" where "id" = ?`, id)
  return row ? (decodeRow(table, row) as unknown as Readonly<Record<string, unknown>>) : null
}
