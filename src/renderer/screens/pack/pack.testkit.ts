import type { Row } from '../../../core/model/tables.ts'
import type { PackLine, PackParcel, PackView } from '../../../core/protocol/queries/floor.ts'

/** An order on the bench, as small as the machines allow. */
export const lineOf = (id: string, over: Partial<PackLine> = {}): PackLine => ({
  orderLineId: id as PackLine['orderLineId'],
  productId: `product-${id}` as PackLine['productId'],
  sku: `SKU-${id}`,
  name: `Thing ${id}`,
  hazard: null,
  orderedEach: 3,
  pickedEach: 3,
  packedEach: 0,
  cancelledEach: 0,
  barcodes: [{ code: `BAR-${id}`, qtyEach: 1 }],
  ...over,
})

export const parcelOf = (
  parcelNo: number,
  over: Partial<Row<'parcel'>> = {},
  lines: PackParcel['lines'] = [],
  label: PackParcel['label'] = 'none',
): PackParcel => ({
  parcel: { id: `parcel-${parcelNo}`, parcelNo, status: 'open', ...over } as Row<'parcel'>,
  boxCode: null,
  lines,
  label,
})

export const inside = (id: string, qtyEach: number): PackParcel['lines'][number] => ({
  orderLineId: id as PackLine['orderLineId'],
  sku: `SKU-${id}`,
  name: `Thing ${id}`,
  qtyEach,
})

export const packView = (
  over: Partial<Omit<PackView, 'order'>> = {},
  order: Partial<Row<'order'>> = {},
): PackView => ({
  order: { id: 'order', number: '1042', status: 'picked', ...order } as Row<'order'>,
  toteCode: 'T-1',
  carrierName: null,
  lines: [lineOf('mug'), lineOf('tin', { orderedEach: 1, pickedEach: 1 })],
  parcels: [],
  boxes: [{ id: 'box-m', code: 'M', emptyWeightGrams: 100 } as Row<'box'>],
  suggestedBoxId: 'box-m' as Row<'box'>['id'],
  leftEach: 4,
  ...over,
})
