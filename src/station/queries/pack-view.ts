import type { BoxId, OrderId, ParcelId } from '../../core/model/ids.ts'
import type { Row } from '../../core/model/tables.ts'
import { type Packable, suggestBox } from '../../core/planning/suggest-box.ts'
import type {
  PackLine,
  PackParcel,
  PackView,
  PickBarcode,
  PrintState,
} from '../../core/protocol/queries/floor.ts'
import type { ReadDb } from '../core/read-db.ts'
import { carrierName } from './order-detail.ts'
import type { QueryContext } from './query-context.ts'
import { readRow, readRows } from './row-reader.ts'

/** An order on the bench: what has to go in, what is in which parcel, and whether its label came out. */
export function packView({ station: { read } }: QueryContext, orderId: OrderId): PackView | null {
  const order = readRow(read, 'order', orderId)
  if (!order) return null
  const boxes = readRows(read, 'box', '"active" = 1 order by "lengthMm" * "widthMm" * "heightMm", "code"')
  const parcels = parcelsOf(read, orderId)
  return {
    order,
    toteCode: toteCode(read, orderId),
    carrierName: carrierName(read, order.carrierId),
    lines: linesOf(read, orderId),
    parcels,
    boxes,
    suggestedBoxId: suggestedBox(read, orderId, boxes, parcels),
    leftEach: Math.max(0, order.pickedEach - order.packedEach),
  }
}

function toteCode(read: ReadDb, orderId: OrderId): string | null {
  const sql = `select "code" from "location" where "orderId" = ? and "kind" = 'tote' and "code" not like '#%' order by "code" limit 1`
  return read.get<{ code: string }>(sql, orderId)?.code ?? null
}

function linesOf(read: ReadDb, orderId: OrderId): PackLine[] {
  const stored = read.all<PickBarcode & { readonly productId: string }>(
    `select "productId", "code", "qtyEach" from "barcode"
       where "productId" in (select "productId" from "orderLine" where "orderId" = ?) order by "qtyEach", "code"`,
    orderId,
  )
  const codes = new Map<string, PickBarcode[]>()
  for (const { productId, ...barcode } of stored)
    codes.set(productId, [...(codes.get(productId) ?? []), barcode])
  const lines = read.all<Omit<PackLine, 'barcodes'>>(
    `select "l"."id" as "orderLineId", "l"."productId", "l"."sku", "l"."name", "p"."hazard", "l"."orderedEach", "l"."pickedEach",
         "l"."packedEach", "l"."cancelledEach"
       from "orderLine" "l" left join "product" "p" on "p"."id" = "l"."productId" where "l"."orderId" = ? order by "l"."lineNo"`,
    orderId,
  )
  return lines.map((line) => ({ ...line, barcodes: codes.get(line.productId) ?? [] }))
}

type ParcelContent = PackParcel['lines'][number] & { readonly parcelId: ParcelId }

function parcelsOf(read: ReadDb, orderId: OrderId): PackParcel[] {
  const content = read.all<ParcelContent>(
    `select "c"."parcelId", "c"."orderLineId", "l"."sku", "l"."name", sum("c"."qtyEach") as "qtyEach"
       from "parcel" "p" join "parcelLine" "c" on "c"."parcelId" = "p"."id" join "orderLine" "l" on "l"."id" = "c"."orderLineId"
       where "p"."orderId" = ? group by "c"."parcelId", "c"."orderLineId" order by "l"."lineNo"`,
    orderId,
  )
  const parcels = readRows(
    read,
    'parcel',
    `"orderId" = ? and "status" <> 'voided' order by "parcelNo", rowid`,
    orderId,
  )
  return parcels.map((parcel) => ({
    parcel,
    boxCode: parcel.boxId === null ? null : (readRow(read, 'box', parcel.boxId)?.code ?? null),
    lines: content.filter((line) => line.parcelId === parcel.id).map(({ parcelId: _, ...line }) => line),
    label: labelState(read, parcel),
  }))
}

const printStates: Readonly<Record<string, PrintState>> = {
  queued: 'queued',
  printing: 'printing',
  printed: 'printed',
  failed: 'failed',
  // Somebody has to look whether it came out.
  uncertain: 'failed',
  cancelled: 'none',
}

/** Of the label that belongs to these numbers; one that was printed before the parcel was opened again is void. */
function labelState(read: ReadDb, parcel: Row<'parcel'>): PrintState {
  if (parcel.sealedAt === null) return 'none'
  const job = read.get<{ state: string }>(
    `select "state" from "printJob" where "parcelId" = ? and "document" = 'shippingLabel' and "createdAt" >= ?
       order by rowid desc limit 1`,
    parcel.id,
    parcel.sealedAt,
  )
  return job ? (printStates[job.state] ?? 'none') : 'none'
}

/** For the parcel on the bench: what is in it and what is still to go in. */
function suggestedBox(
  read: ReadDb,
  orderId: OrderId,
  boxes: readonly Row<'box'>[],
  parcels: readonly PackParcel[],
): BoxId | null {
  const open = parcels.find(({ parcel }) => parcel.status === 'open')
  const goods = read.all<Packable>(
    `select "p"."lengthMm", "p"."widthMm", "p"."heightMm", "p"."weightGrams", "l"."pickedEach" - "l"."packedEach" as "qtyEach"
       from "orderLine" "l" join "product" "p" on "p"."id" = "l"."productId"
       where "l"."orderId" = ? and "l"."pickedEach" > "l"."packedEach"
     union all
     select "p"."lengthMm", "p"."widthMm", "p"."heightMm", "p"."weightGrams", "c"."qtyEach"
       from "parcelLine" "c" join "product" "p" on "p"."id" = "c"."productId" where "c"."parcelId" = ?`,
    orderId,
    open?.parcel.id ?? '',
  )
  return suggestBox(boxes, goods)?.id ?? null
}
