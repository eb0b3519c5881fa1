import { type ImportedOrder, type ImportedReturn, MAX_LINES } from '../operations/orders/imported-order.ts'
import { cutOffOn, nextCutOff } from '../planning/cut-off.ts'
import { dayOf } from '../planning/local-time.ts'
import { toInstant } from './dates.ts'
import { cutOffFor, type ImportContext } from './import-context.ts'
import type { OrderGroup, OrderRow } from './order-rows.ts'
import type { Rejection } from './reasons.ts'
import type { RowReader } from './row-reader.ts'
import { priorityOf, yesOrNo } from './words.ts'

/**
 * The rows of one order, made into an order or a return. Exports repeat what belongs to the whole order on each row or
 * write it on the first one alone: the first row that says something counts.
 */
export function buildOrder(
  group: OrderGroup,
  reader: RowReader,
  context: ImportContext,
  rejected: Rejection[],
): ImportedOrder | null {
  const first = group.rows[0]
  if (!first) return null
  const say = (key: string, max = 200) => sayOf(group.rows, reader, key, max)
  const party = (group.rows.find(({ party }) => party.code !== null) ?? first).party
  const orderedAt = orderedAtOf(group.rows, context)
  const carrier = carrierOf(say('carrier'), context)
  const { lines, left } = linesOf(group.rows)
  for (const { row } of left) {
    rejected.push({
      line: row.line,
      column: null,
      found: group.number,
      problem: { code: 'tooManyLines', max: MAX_LINES },
    })
  }
  return {
    number: group.number,
    channel: say('channel', 60) || 'import',
    customer: party.code,
    customerName: party.name,
    shipTo: { ...first.party.address, name: first.party.address.name || party.name },
    currency: first.currency,
    language: party.language,
    orderedAt,
    dueAt: dueAtOf(group.rows, orderedAt, carrier, context),
    carrier,
    giftNote: say('giftNote', 4000) || null,
    note: say('note', 4000) || null,
    paid: yesOrNo(say('paid')) ?? true,
    priority: priorityOf(say('priority')),
    lines,
    charges: [...chargesOf(group.rows), ...chargesOfColumns(group.rows, reader, first.currency)],
    rejectedRows: group.rejectedRows + left.length,
  }
}

export function buildReturn(
  group: OrderGroup,
  number: string,
  reader: RowReader,
  context: ImportContext,
): ImportedReturn | null {
  const first = group.rows[0]
  if (!first) return null
  const party = (group.rows.find(({ party }) => party.code !== null) ?? first).party
  const original = sayOf(group.rows, reader, 'originalOrder', 60)
  return {
    number,
    order: original || (number === group.number ? null : group.number),
    customer: party.code,
    customerName: party.name,
    currency: first.currency,
    returnedAt: orderedAtOf(group.rows, context),
    note: sayOf(group.rows, reader, 'note', 4000) || null,
    lines: group.rows.slice(0, MAX_LINES).map(({ sku, name, qtyEach, priceMinor, charge }) => ({
      code: sku,
      goods: charge === undefined,
      name,
      qtyEach: Math.abs(qtyEach),
      priceMinor,
    })),
  }
}

/** Rows of one product at one price are one line. */
function linesOf(rows: readonly OrderRow[]): { lines: ImportedOrder['lines']; left: OrderRow[] } {
  const lines = new Map<string, ImportedOrder['lines'][number]>()
  const left: OrderRow[] = []
  for (const row of rows) {
    if (row.charge !== undefined) continue
    const { sku, name, qtyEach, priceMinor } = row
    const key = `${priceMinor} ${sku}`
    const line = lines.get(key)
    if (line) line.qtyEach += qtyEach
    else if (lines.size < MAX_LINES) lines.set(key, { sku, name, qtyEach, priceMinor })
    else left.push(row)
  }
  return { lines: [...lines.values()], left }
}

function chargesOf(rows: readonly OrderRow[]): ImportedOrder['charges'] {
  return rows.flatMap(({ charge, sku, name, qtyEach, priceMinor }) =>
    charge === undefined
      ? []
      : [{ kind: charge, code: sku.slice(0, 60), name: name || sku, amountMinor: qtyEach * priceMinor }],
  )
}

/** Shop systems have postage and discounts in columns of their own. */
function chargesOfColumns(
  rows: readonly OrderRow[],
  reader: RowReader,
  currency: string,
): ImportedOrder['charges'] {
  const amount = (key: string): number => {
    const row = rows.find((candidate) => reader.text(candidate.row, key) !== '')
    return row ? (reader.amount(row.row, key, currency) ?? 0) : 0
  }
  const shipping = amount('shipping')
  const discount = Math.abs(amount('discount'))
  return [
    ...(shipping === 0
      ? []
      : [{ kind: 'postage' as const, code: 'SHIPPING', name: 'Shipping', amountMinor: shipping }]),
    ...(discount === 0
      ? []
      : [{ kind: 'discount' as const, code: 'DISCOUNT', name: 'Discount', amountMinor: -discount }]),
  ]
}

function sayOf(rows: readonly OrderRow[], reader: RowReader, key: string, max: number): string {
  for (const { row } of rows) {
    const text = reader.text(row, key, max)
    if (text !== '') return text
  }
  return ''
}

function orderedAtOf(rows: readonly OrderRow[], context: ImportContext): string {
  const date = rows.find(({ orderedAt }) => orderedAt !== null)?.orderedAt
  return date ? toInstant(date, context.timeZone) : context.now
}

/** A day without a time means that day's cut-off. */
function dueAtOf(
  rows: readonly OrderRow[],
  orderedAt: string,
  carrier: string | null,
  context: ImportContext,
): string {
  const due = rows.find(({ dueAt }) => dueAt !== null)?.dueAt
  const cutOff = cutOffFor(context, carrier)
  if (!due) return nextCutOff(orderedAt, cutOff, context.timeZone)
  return due.time === null
    ? cutOffOn(dayOf(due.day), cutOff, context.timeZone)
    : toInstant(due, context.timeZone)
}

function carrierOf(text: string, context: ImportContext): string | null {
  const wanted = text.toLowerCase()
  return (
    context.carriers.find(({ code, name }) => code.toLowerCase() === wanted || name.toLowerCase() === wanted)
      ?.code ?? null
  )
}
