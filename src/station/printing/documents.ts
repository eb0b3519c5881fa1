import { parseOwnCode } from '../../core/codes/own-codes.ts'
import { refuse } from '../../core/model/refusal.ts'
import { renderPackingSlip } from '../../documents/packing-slip.ts'
import type { PdfContext } from '../../documents/pdf-file.ts'
import { renderPickList } from '../../documents/pick-list.ts'
import {
  isShippingLabelZplComplete,
  renderShippingLabelPdf,
  renderShippingLabelZpl,
} from '../../documents/shipping-label.ts'
import {
  renderSmallLabelsPdf,
  renderSmallLabelZpl,
  SMALL_LABEL_SIZES,
  type SmallLabelData,
} from '../../documents/small-label.ts'
import type { Station } from '../core/station.ts'
import { readRow, readRows } from '../queries/row-reader.ts'
import {
  type House,
  liveParcels,
  packingSlipData,
  pickListData,
  requireRow,
  shippingLabelData,
} from './document-data.ts'
import { documentFonts } from './fonts.ts'
import type { Printable } from './printable.ts'

/** Every document that a screen can ask for, from the ids that it names. */
export interface DocumentAsked {
  readonly document: 'packingSlip' | 'shippingLabel' | 'pickList' | 'badge' | 'toteLabel'
  readonly orderId: string | null
  readonly parcelId: string | null
  readonly userId: string | null
  readonly code: string | null
}

export function printable(station: Station, asked: DocumentAsked): Printable {
  const warehouseId = station.identity?.warehouseId
  const warehouse = warehouseId && readRow(station.read, 'warehouse', warehouseId)
  if (!warehouse) refuse('notFound', { what: 'warehouse', id: '' })
  const house: House = { read: station.read, warehouse }
  const now = station.clock().toISOString()
  switch (asked.document) {
    case 'shippingLabel':
      return shippingLabel(house, asked, now)
    case 'packingSlip':
      return packingSlip(house, asked, now)
    case 'pickList':
      return pickList(house, asked, now)
    case 'badge':
      return badge(house, asked, now)
    case 'toteLabel':
      return toteLabel(house, asked, now)
  }
}

/** A label that shows that the printer prints, how dark, and that its bars can be read. */
export function testLabel(station: Station, key: string): Printable {
  const now = station.clock().toISOString()
  const name = station.identity?.name ?? ''
  const label: SmallLabelData = {
    locale: 'en',
    kind: 'station',
    name,
    detail: now,
    code: `TEST-${station.identity?.prefix ?? ''}`,
  }
  return smallLabel(label, now, { document: 'testLabel', key: `testLabel:${key}`, title: 'Test' })
}

function shippingLabel(house: House, asked: DocumentAsked, createdAt: string): Printable {
  const parcel = requireRow(house.read, 'parcel', asked.parcelId)
  const order = requireRow(house.read, 'order', parcel.orderId)
  const data = shippingLabelData(house, parcel, order)
  return {
    document: 'shippingLabel',
    // A parcel that was sealed anew has another number, hence another label.
    key: `shippingLabel:${parcel.id}:${parcel.labelNo}:${data.sscc}`,
    title: `${order.number} ${parcel.parcelNo}`,
    orderId: order.id,
    parcelId: parcel.id,
    paper: 'label',
    zpl: (dpi) => renderShippingLabelZpl(data, { dpi }),
    zplIsComplete: isShippingLabelZplComplete(data),
    pdf: () => renderShippingLabelPdf(data, pdfContext(createdAt)),
  }
}

function packingSlip(house: House, asked: DocumentAsked, createdAt: string): Printable {
  const parcel = asked.parcelId === null ? null : requireRow(house.read, 'parcel', asked.parcelId)
  const order = requireRow(house.read, 'order', parcel?.orderId ?? asked.orderId)
  const data = packingSlipData(house, order, parcel)
  // Other content is another slip: a parcel that was opened and sealed again, or one more.
  const content = (parcel ? [parcel] : liveParcels(house.read, order.id)).map(
    (one) => `${one.id}.${one.labelNo}.${one.qtyEach}`,
  )
  return {
    document: 'packingSlip',
    key: `packingSlip:${order.id}:${parcel ? 'parcel' : 'order'}:${content.join()}`,
    title: parcel ? `${order.number} ${parcel.parcelNo}` : order.number,
    orderId: order.id,
    parcelId: parcel?.id ?? null,
    ...page,
    pdf: () => renderPackingSlip(data, pdfContext(createdAt)),
  }
}

function pickList(house: House, asked: DocumentAsked, createdAt: string): Printable {
  const order = requireRow(house.read, 'order', asked.orderId)
  const data = pickListData(house, order, createdAt)
  const tasks = readRows(house.read, 'pickTask', `"orderId" = ? order by "id"`, order.id).map(
    (task) => task.id,
  )
  return {
    document: 'pickList',
    key: `pickList:${order.id}:${tasks.join()}`,
    title: order.number,
    orderId: order.id,
    parcelId: null,
    ...page,
    pdf: () => renderPickList(data, pdfContext(createdAt)),
  }
}

function badge(house: House, asked: DocumentAsked, createdAt: string): Printable {
  const user = requireRow(house.read, 'user', asked.userId)
  if (user.badgeCode === null) refuse('notFound', { what: 'badge', id: user.name })
  const label: SmallLabelData = {
    locale: user.language,
    kind: 'badge',
    name: user.name,
    detail: house.warehouse.name,
    code: user.badgeCode,
  }
  return smallLabel(label, createdAt, {
    document: 'badge',
    key: `badge:${user.id}:${user.badgeCode}`,
    title: user.name,
  })
}

function toteLabel(house: House, asked: DocumentAsked, createdAt: string): Printable {
  const code = (asked.code ?? '').trim().toUpperCase()
  const own = parseOwnCode(code)
  const [location] = readRows(
    house.read,
    'location',
    '"warehouseId" = ? and "code" = ?',
    house.warehouse.id,
    code,
  )
  const kind = location?.kind === 'bin' ? 'bin' : 'tote'
  const isTote = location?.kind === 'tote' || (own.ok && own.own.kind === 'tote')
  if (kind === 'tote' && !isTote) refuse('notATote', { value: code })
  const name = own.ok ? own.own.body : code
  const label: SmallLabelData = { locale: house.warehouse.language, kind, name, detail: null, code }
  return smallLabel(label, createdAt, { document: 'toteLabel', key: `toteLabel:${code}`, title: name })
}

const page = { paper: 'page', zpl: null, zplIsComplete: false } as const

function smallLabel(
  label: SmallLabelData,
  createdAt: string,
  head: Pick<Printable, 'document' | 'key' | 'title'>,
): Printable {
  return {
    ...head,
    orderId: null,
    parcelId: null,
    paper: 'label',
    zpl: (dpi) => renderSmallLabelZpl(label, { dpi }),
    zplIsComplete: true,
    pdf: () => renderSmallLabelsPdf([label], SMALL_LABEL_SIZES[label.kind], pdfContext(createdAt)),
  }
}

function pdfContext(createdAt: string): PdfContext {
  return { fonts: documentFonts(), createdAt }
}
