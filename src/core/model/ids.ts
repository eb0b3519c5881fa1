import { z } from 'zod'

/**
 * Branded identifiers. Every row's id is a string that names its table in the type, so that an order's id
 * cannot be handed to something that wants a pick's.
 */
export type Id<Name extends string> = string & z.$brand<Name>

const id = <Name extends string>(_name: Name) =>
  z.string().min(1).max(200) as unknown as z.ZodType<Id<Name>, string>

export const WarehouseId = id('warehouse')
export const UserId = id('user')
export const StationId = id('station')
export const ProductId = id('product')
export const BarcodeId = id('barcode')
export const CustomerId = id('customer')
export const CarrierId = id('carrier')
export const BoxId = id('box')
export const ZoneId = id('zone')
export const LocationId = id('location')
export const LotId = id('lot')
export const MovementId = id('movement')
export const OrderId = id('order')
export const OrderLineId = id('orderLine')
export const PickTaskId = id('pickTask')
export const PickId = id('pick')
export const ParcelId = id('parcel')
export const CaseId = id('case')
export const CountTaskId = id('countTask')
export const ReturnId = id('return')
export const ImportId = id('import')
export const OperationId = id('operation')

export type WarehouseId = z.output<typeof WarehouseId>
export type UserId = z.output<typeof UserId>
export type StationId = z.output<typeof StationId>
export type ProductId = z.output<typeof ProductId>
export type BarcodeId = z.output<typeof BarcodeId>
export type CustomerId = z.output<typeof CustomerId>
export type CarrierId = z.output<typeof CarrierId>
export type BoxId = z.output<typeof BoxId>
export type ZoneId = z.output<typeof ZoneId>
export type LocationId = z.output<typeof LocationId>
export type LotId = z.output<typeof LotId>
export type MovementId = z.output<typeof MovementId>
export type OrderId = z.output<typeof OrderId>
export type OrderLineId = z.output<typeof OrderLineId>
export type PickTaskId = z.output<typeof PickTaskId>
export type PickId = z.output<typeof PickId>
export type ParcelId = z.output<typeof ParcelId>
export type CaseId = z.output<typeof CaseId>
export type CountTaskId = z.output<typeof CountTaskId>
export type ReturnId = z.output<typeof ReturnId>
export type ImportId = z.output<typeof ImportId>
export type OperationId = z.output<typeof OperationId>

/** The actor of imports from the command line, demo data and jobs: no person, may do everything. */
export const SYSTEM_USER = 'system' as UserId

/** The lot of goods that are not kept by lot. A value and not null, so that a balance has a plain key. */
export const NO_LOT = '' as LotId
