import { parseOwnCode } from '../../core/codes/own-codes.ts'
import { classifyScan, type Scan } from '../../core/codes/scan.ts'
import type { OrderId } from '../../core/model/ids.ts'
import { spellings } from '../../core/operations/find-location.ts'
import { gtinSpellings } from '../../core/operations/product-of-code.ts'
import type { ResolvedCode } from '../../core/protocol/queries/floor.ts'
import type { ReadDb } from '../core/read-db.ts'
import { warehouseHere } from './here.ts'
import type { QueryContext } from './query-context.ts'

/**
 * What a scanned or typed code is here. What carries a check character is asked for first, what people type last; a code
 * that nearly was one of ours is told as a misread label, not as unknown.
 */
export function resolveCode(ctx: QueryContext, raw: string): ResolvedCode {
  const scan = classifyScan(raw, { referenceYear: ctx.now().getUTCFullYear() })
  const found =
    asOwnCode(ctx, scan) ??
    asProduct(ctx.station.read, raw.trim(), scan) ??
    asParcel(ctx.station.read, scan) ??
    asPlace(ctx, scan.text) ??
    asOrder(ctx, [scan.text, scan.text.toUpperCase()]) ??
    asSku(ctx.station.read, scan.text) ??
    asBadge(ctx.station.read, scan.text)
  if (found) return found
  return { kind: isMisread(scan) ? 'badCheck' : 'unknown', code: scan.text }
}

function isMisread(scan: Scan): boolean {
  const reason = scan.kind === 'text' ? scan.hint?.reason : undefined
  return reason === 'badCheckCharacter' || reason === 'badCheckDigit'
}

function asOwnCode(ctx: QueryContext, scan: Scan): ResolvedCode | null {
  if (scan.kind !== 'own') return null
  const { kind, body, code } = scan.own
  if (kind === 'order') return asOrder(ctx, [body])
  if (kind === 'badge') return asBadge(ctx.station.read, code) ?? asBadge(ctx.station.read, body)
  return kind === 'bin' || kind === 'tote' ? asPlace(ctx, scan.text) : null
}

interface FoundProduct {
  readonly productId: Extract<ResolvedCode, { kind: 'product' }>['productId']
  readonly sku: string
  readonly name: string
  readonly qtyEach: number
}

function asProduct(read: ReadDb, text: string, scan: Scan): ResolvedCode | null {
  const direct = byBarcode(read, [text, scan.text])
  if (direct) return { kind: 'product', ...direct, lot: null }
  if (scan.kind === 'ean') {
    const found = byBarcode(read, gtinSpellings(scan.gtin))
    return found && { kind: 'product', ...found, lot: null }
  }
  if (scan.kind !== 'gs1') return null
  const { gtin, contentGtin, lot, qtyEach } = scan.content
  if (gtin !== null) {
    const found = byBarcode(read, gtinSpellings(gtin))
    return found && { kind: 'product', ...found, lot }
  }
  const content = contentGtin === null ? null : byBarcode(read, gtinSpellings(contentGtin))
  return content && { kind: 'product', ...content, qtyEach: content.qtyEach * (qtyEach ?? 1), lot }
}

function byBarcode(read: ReadDb, codes: readonly string[]): FoundProduct | null {
  for (const code of codes) {
    const found = read.get<FoundProduct>(
      `select "p"."id" as "productId", "p"."sku", "p"."name", "b"."qtyEach"
         from "barcode" "b" join "product" "p" on "p"."id" = "b"."productId" where "b"."code" = ?`,
      code,
    )
    if (found) return found
  }
  return null
}

function asSku(read: ReadDb, text: string): ResolvedCode | null {
  for (const sku of [text, text.toUpperCase()]) {
    const sql = 'select "id" as "productId", "sku", "name", 1 as "qtyEach" from "product" where "sku" = ?'
    const found = read.get<FoundProduct>(sql, sku)
    if (found) return { kind: 'product', ...found, lot: null }
  }
  return null
}

type FoundParcel = Omit<Extract<ResolvedCode, { kind: 'parcel' }>, 'kind'>

function asParcel(read: ReadDb, scan: Scan): ResolvedCode | null {
  const sscc = scan.kind === 'gs1' ? scan.content.sscc : /^\d{18}$/.test(scan.text) ? scan.text : null
  const tracking = scan.kind === 'tracking' ? scan.tracking.tracking : null
  if (sscc === null && tracking === null) return null
  const found = read.get<FoundParcel>(
    `select "p"."id" as "parcelId", "p"."orderId", "o"."number" as "orderNumber", "p"."parcelNo"
       from "parcel" "p" join "order" "o" on "o"."id" = "p"."orderId" where "p"."${sscc === null ? 'tracking' : 'sscc'}" = ?`,
    sscc ?? tracking,
  )
  return found ? { kind: 'parcel', ...found } : null
}

interface FoundPlace {
  readonly locationId: Extract<ResolvedCode, { kind: 'bin' }>['locationId']
  readonly code: string
  readonly kind: string
  readonly orderId: OrderId | null
  readonly orderNumber: string | null
}

function asPlace(ctx: QueryContext, text: string): ResolvedCode | null {
  const own = parseOwnCode(text)
  for (const code of spellings(text)) {
    const found = ctx.station.read.get<FoundPlace>(
      `select "p"."id" as "locationId", "p"."code", "p"."kind", "p"."orderId", "o"."number" as "orderNumber"
         from "location" "p" left join "order" "o" on "o"."id" = "p"."orderId" where "p"."warehouseId" = ? and "p"."code" = ?`,
      warehouseHere(ctx),
      code,
    )
    if (found?.kind === 'bin') return { kind: 'bin', locationId: found.locationId, code: found.code }
    if (found?.kind === 'tote') {
      const { locationId, orderId, orderNumber } = found
      return { kind: 'tote', locationId, code: found.code, orderId, orderNumber }
    }
  }
  // A tote that nobody has used yet is known by its label alone; its place is made when it is bound.
  return own.ok && own.own.kind === 'tote' ? newTote(own.own.code) : null
}

function newTote(code: string): ResolvedCode {
  return { kind: 'tote', locationId: '' as FoundPlace['locationId'], code, orderId: null, orderNumber: null }
}

type FoundOrder = Omit<Extract<ResolvedCode, { kind: 'order' }>, 'kind'>

function asOrder(ctx: QueryContext, numbers: readonly string[]): ResolvedCode | null {
  for (const number of new Set(numbers)) {
    const found = ctx.station.read.get<FoundOrder>(
      `select "o"."id" as "orderId", "o"."number", "o"."status", (select "id" from "pickTask" "t" where "t"."orderId" = "o"."id"
           and "t"."status" in ('open', 'started', 'parked') order by "t"."userId" is ? desc, "t"."id" limit 1) as "taskId"
         from "order" "o" where "o"."number" = ?`,
      ctx.actor?.userId ?? '',
      number,
    )
    if (found) return { kind: 'order', ...found }
  }
  return null
}

function asBadge(read: ReadDb, text: string): ResolvedCode | null {
  const sql = 'select "name" from "user" where "badgeCode" = ? and "active" = 1'
  const found = read.get<{ name: string }>(sql, text.toUpperCase())
  return found ? { kind: 'badge', name: found.name } : null
}
