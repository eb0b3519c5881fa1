import { parseOwnCode } from '../codes/own-codes.ts'
import type { OperationContext, ReadTx } from '../model/operation.ts'
import type { LocationKind } from '../model/states.ts'
import type { Row } from '../model/tables.ts'
import type { Tx } from '../model/tx.ts'

/**
 * Places by what a person scans or types: the plain code, or the code of ours on the label, which carries the plain one.
 * Codes are kept in capitals; what is typed may not be.
 */
export function findLocation(tx: ReadTx, op: OperationContext, scanned: string): Row<'location'> | undefined {
  for (const code of spellings(scanned)) {
    const found = tx.where('location', { warehouseId: op.warehouseId, code })[0]
    if (found) return found
  }
  return undefined
}

/** Every code under which the place may be kept. */
export function spellings(scanned: string): string[] {
  const text = scanned.trim()
  const own = parseOwnCode(text)
  const codes = [text, text.toUpperCase()]
  if (own.ok && (own.own.kind === 'bin' || own.own.kind === 'tote')) codes.push(own.own.code, own.own.body)
  return [...new Set(codes)]
}

/** One of the ledger's ends, or Returns. The set-up makes them; a fact must not fail where one is missing. */
export function virtualLocation(
  tx: Tx,
  op: OperationContext,
  kind: Exclude<LocationKind, 'bin' | 'tote' | 'parcel'>,
): Row<'location'> {
  const found = tx.where('location', { warehouseId: op.warehouseId, kind })[0]
  return found ?? insertPlace(tx, op, { kind, code: kind.toUpperCase(), orderId: null })
}

export function insertPlace(
  tx: Tx,
  op: OperationContext,
  place: Pick<Row<'location'>, 'kind' | 'code' | 'orderId'>,
): Row<'location'> {
  const id = op.newId<'location'>()
  const taken = tx.where('location', { warehouseId: op.warehouseId, code: place.code }).length > 0
  const row: Row<'location'> = {
    id,
    warehouseId: op.warehouseId,
    ...place,
    code: taken ? `${place.code}~${id}` : place.code,
    zoneId: null,
    aisle: null,
    xMm: 0,
    yMm: 0,
    level: 0,
    walkSequence: 0,
    pickFace: false,
    active: true,
  }
  tx.insert('location', row)
  return row
}
