import { z } from 'zod'
import { WarehouseId } from '../../model/ids.ts'
import type { OperationContext } from '../../model/operation.ts'
import type { LocationKind } from '../../model/states.ts'
import type { Tx } from '../../model/tx.ts'
import { Address, Country, Currency, Language, ShortText } from '../../model/units.ts'

/** What a warehouse is, and the places that it has from its first minute on: the ends of its ledger. */
export const WarehouseFields = z.object({
  id: WarehouseId,
  code: z.string().regex(/^[A-Z0-9]{2,8}$/),
  name: ShortText,
  timeZone: z.string().min(1).max(60),
  country: Country,
  currency: Currency,
  language: Language,
  address: Address,
})

const ledgerEnds = [
  'supplier',
  'customer',
  'adjustment',
  'scrap',
  'returns',
  'receiving',
] as const satisfies readonly LocationKind[]

export function furnishWarehouse(tx: Tx, op: OperationContext): void {
  for (const kind of ledgerEnds) {
    tx.insert('location', {
      id: op.newId(),
      warehouseId: op.warehouseId,
      code: kind.toUpperCase(),
      kind,
      zoneId: null,
      aisle: null,
      xMm: 0,
      yMm: 0,
      level: 0,
      walkSequence: 0,
      pickFace: false,
      active: true,
      orderId: null,
    })
  }
}
