import type { CaseId, LocationId, OrderId, ParcelId, PickId, PickTaskId, ProductId } from '../../model/ids.ts'
import type { OperationContext, ReadTx } from '../../model/operation.ts'
import type { Row } from '../../model/tables.ts'
import { findLocation } from '../find-location.ts'

/** What an operation was about, as far as its arguments tell: they are JSON of any shape, and whatever they name may be gone. */
export interface Subject {
  readonly orderId: OrderId | null
  readonly productId: ProductId | null
  readonly locationId: LocationId | null
  readonly pickId: PickId | null
  readonly data: Row<'case'>['data']
}

export function subjectOf(
  tx: ReadTx,
  op: OperationContext,
  json: string | null,
  hinted: OrderId | null,
): Subject {
  const args = recordOf(json)
  const text = (name: string): string => (typeof args[name] === 'string' ? args[name] : '')
  const pick = tx.get('pick', text('pickId') as PickId)
  const parcel = tx.get('parcel', text('parcelId') as ParcelId)
  const task = tx.get('pickTask', text('taskId') as PickTaskId)
  const settled = tx.get('case', text('caseId') as CaseId)
  const many = Array.isArray(args.orderIds) && typeof args.orderIds[0] === 'string' ? args.orderIds[0] : ''
  const named = [
    text('orderId'),
    many,
    parcel?.orderId,
    task?.orderId,
    pick?.orderId,
    settled?.orderId,
    hinted,
  ]
  const order = named.map((id) => (id ? tx.get('order', id as OrderId) : undefined)).find(Boolean)
  const sku = text('sku')
  const product =
    tx.get('product', text('productId') as ProductId) ??
    (sku === '' ? undefined : tx.where('product', { sku })[0])
  const bin = text('bin')
  const place = bin === '' ? undefined : findLocation(tx, op, bin)
  return {
    orderId: order?.id ?? null,
    productId: product?.id ?? null,
    locationId: place?.id ?? null,
    pickId: pick?.id ?? null,
    data: {
      number: order?.number ?? text('number'),
      customer: order?.customerName ?? text('customerName'),
      parcelNo: parcel?.parcelNo ?? null,
      tote: text('toteCode') || null,
    },
  }
}

/** The arguments of an operation as they were kept; nothing of them where they cannot be read. */
export function recordOf(json: string | null): Readonly<Record<string, unknown>> {
  if (json === null) return {}
  try {
    const value = JSON.parse(json) as unknown
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
