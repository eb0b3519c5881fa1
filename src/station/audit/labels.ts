import type { AuditLabel } from '../../core/protocol/queries/audit.ts'
import type { ReadDb } from '../core/read-db.ts'

/** The names of what arguments name by id, in one question per table for a whole page of entries. */
const MOST_IDS = 5_000
const LONGEST_ID = 200

const lookups: readonly (readonly [AuditLabel['kind'], string])[] = [
  ['order', 'select "id", "number" as "text" from "order"'],
  ['return', 'select "id", "number" as "text" from "return"'],
  ['product', 'select "id", "sku" as "text" from "product"'],
  ['location', 'select "id", "code" as "text" from "location"'],
  ['user', 'select "id", "name" as "text" from "user"'],
  ['station', 'select "id", "name" as "text" from "station"'],
  ['customer', 'select "id", "name" as "text" from "customer"'],
  ['carrier', 'select "id", "name" as "text" from "carrier"'],
  ['box', 'select "id", "name" as "text" from "box"'],
  [
    'pick',
    `select "t"."id", "order"."number" || ' · ' || "product"."sku" || ' · ' || "location"."code" as "text" from "pick" "t"
     join "order" on "order"."id" = "t"."orderId" join "product" on "product"."id" = "t"."productId"
     join "location" on "location"."id" = "t"."locationId"`,
  ],
  [
    'pickTask',
    `select "t"."id", "order"."number" as "text" from "pickTask" "t" join "order" on "order"."id" = "t"."orderId"`,
  ],
  [
    'parcel',
    `select "t"."id", "order"."number" || ' / ' || "t"."parcelNo" as "text" from "parcel" "t"
     join "order" on "order"."id" = "t"."orderId"`,
  ],
  [
    'orderLine',
    `select "t"."id", "order"."number" || ' · ' || "t"."sku" as "text" from "orderLine" "t"
     join "order" on "order"."id" = "t"."orderId"`,
  ],
]

/** @returns by id; what this station does not have stays an id. */
export function labelsOf(read: ReadDb, args: readonly unknown[]): ReadonlyMap<string, AuditLabel> {
  const ids = new Set<string>()
  for (const each of args) collect(each, ids)
  const labels = new Map<string, AuditLabel>()
  if (ids.size === 0) return labels
  const wanted = JSON.stringify([...ids])
  for (const [kind, sql] of lookups) {
    const id = sql.includes('"t"."id"') ? '"t"."id"' : '"id"'
    const found = read.all<{ id: string; text: string }>(
      `${sql} where ${id} in (select "value" from json_each(?))`,
      wanted,
    )
    for (const row of found) labels.set(row.id, { kind, text: row.text })
  }
  return labels
}

export function labelsIn(
  args: unknown,
  labels: ReadonlyMap<string, AuditLabel>,
): Readonly<Record<string, AuditLabel>> {
  const ids = new Set<string>()
  collect(args, ids)
  return Object.fromEntries(
    [...ids].flatMap((id) => {
      const label = labels.get(id)
      return label ? [[id, label] as const] : []
    }),
  )
}

function collect(value: unknown, ids: Set<string>): void {
  if (ids.size >= MOST_IDS) return
  if (typeof value === 'string') {
    if (value.length > 0 && value.length <= LONGEST_ID) ids.add(value)
  } else if (Array.isArray(value)) for (const each of value) collect(each, ids)
  else if (typeof value === 'object' && value !== null)
    for (const each of Object.values(value)) collect(each, ids)
}
