import { z } from 'zod'
import type { CustomerId, ImportId } from '../../model/ids.ts'
import type { OperationContext } from '../../model/operation.ts'
import type { Tx } from '../../model/tx.ts'
import { Address, Language, ShortText } from '../../model/units.ts'

/** A customer as a person or a file gives him. Null: not said; what is there stays. */
export const CustomerCode = z.string().trim().min(1).max(60)

export const CustomerRow = z.object({
  code: CustomerCode,
  name: ShortText.nullable().default(null),
  email: z.string().trim().max(200).nullable().default(null),
  phone: z.string().trim().max(40).nullable().default(null),
  language: Language.nullable().default(null),
  address: Address.nullable().default(null),
})
export type CustomerRow = z.output<typeof CustomerRow>

export function insertCustomer(
  tx: Tx,
  op: OperationContext,
  wanted: CustomerRow,
  importId: ImportId | null,
): CustomerId {
  const id = op.newId<'customer'>()
  const warehouse = tx.get('warehouse', op.warehouseId)
  const name = wanted.name ?? wanted.code
  tx.insert('customer', {
    id,
    code: wanted.code,
    name,
    email: wanted.email,
    phone: wanted.phone,
    language: wanted.language ?? warehouse?.language ?? 'en',
    address: wanted.address ?? {
      name,
      lines: [],
      postcode: '',
      city: '',
      country: warehouse?.country ?? 'ZZ',
    },
    importId,
  })
  return id
}
