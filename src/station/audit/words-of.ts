import { MAX_AUDIT_WORDS } from '../../core/protocol/audit.ts'
import type { AuditLabel } from '../../core/protocol/queries/audit.ts'
import type { ReadDb } from '../core/read-db.ts'

/**
 * What a person typed, and the ids of what it is the name of: arguments name an order by its id, and its picks by theirs. What
 * has left this station is still found by the word itself.
 */
export interface Meant {
  readonly words: readonly string[]
  readonly means: readonly AuditLabel[]
}

interface Meaning {
  readonly kind: AuditLabel['kind']
  /** Selects `id` and `text`, exact matches only; every `?` is the word as typed or in capitals. */
  readonly sql: string
}

const meanings: readonly Meaning[] = [
  { kind: 'order', sql: `select "id", "number" as "text" from "order" where "number" in (?, ?)` },
  { kind: 'return', sql: `select "id", "number" as "text" from "return" where "number" in (?, ?)` },
  { kind: 'product', sql: `select "id", "sku" as "text" from "product" where "sku" in (?, ?)` },
  {
    kind: 'product',
    sql: `select "product"."id", "product"."sku" as "text" from "barcode" join "product" on "product"."id" = "barcode"."productId"
          where "barcode"."code" in (?, ?)`,
  },
  { kind: 'location', sql: `select "id", "code" as "text" from "location" where "code" in (?, ?)` },
  { kind: 'parcel', sql: `select "id", "sscc" as "text" from "parcel" where "sscc" in (?, ?)` },
  { kind: 'parcel', sql: `select "id", "tracking" as "text" from "parcel" where "tracking" in (?, ?)` },
  { kind: 'customer', sql: `select "id", "name" as "text" from "customer" where "code" in (?, ?)` },
  { kind: 'carrier', sql: `select "id", "name" as "text" from "carrier" where "code" in (?, ?)` },
  { kind: 'user', sql: `select "id", "name" as "text" from "user" where "name" collate nocase in (?, ?)` },
  {
    kind: 'station',
    sql: `select "id", "name" as "text" from "station" where "name" collate nocase in (?, ?)`,
  },
]

/** What belongs to an order and is named in its stead, what is told most about first. */
const ofOrder = [
  'select "id" from "pickTask" where "orderId" = ?',
  'select "id" from "parcel" where "orderId" = ?',
  'select "id" from "pick" where "orderId" = ?',
  'select "id" from "orderLine" where "orderId" = ?',
]

export function wordsOf(read: ReadDb, search: string): Meant {
  const typed = search.trim()
  if (typed === '') return { words: [], means: [] }
  const words = new Set([typed])
  const means = new Map<string, AuditLabel>()
  const add = (word: string): void => {
    if (words.size < MAX_AUDIT_WORDS) words.add(word)
  }
  for (const { kind, sql } of meanings) {
    for (const { id, text } of read.all<{ id: string; text: string }>(sql, typed, typed.toUpperCase())) {
      means.set(id, { kind, text })
      add(id)
      // A barcode also stands for the SKU, which some arguments carry.
      if (kind === 'product') add(text)
      if (kind !== 'order') continue
      for (const each of ofOrder) for (const row of read.all<{ id: string }>(each, id)) add(row.id)
    }
  }
  return { words: [...words], means: [...means.values()] }
}
