import { makeSscc } from '../codes/sscc.ts'
import { makeTracking } from '../codes/tracking.ts'
import type { OperationContext } from '../model/operation.ts'
import { refuse } from '../model/refusal.ts'
import type { NumberKind } from '../model/states.ts'
import { add, type Tx } from '../model/tx.ts'

/** The next number of this station's own blocks: taken once, never given back, so that nothing is printed twice. */
function takeSerial(tx: Tx, op: OperationContext, kind: NumberKind): { prefix: string; serial: number } {
  const block = tx
    .where('numberBlock', { stationId: op.stationId, kind })
    .find((each) => each.nextSerial <= each.lastSerial)
  if (!block) refuse('outOfNumbers', { kind })
  tx.update('numberBlock', block.id, { nextSerial: add(1) })
  return { prefix: block.prefix, serial: block.nextSerial }
}

/** A number that an import or a person gave out already is passed over. */
export function takeOrderNumber(tx: Tx, op: OperationContext): string {
  for (;;) {
    const { prefix, serial } = takeSerial(tx, op, 'order')
    const number = `${prefix}${serial}`
    if (tx.where('order', { number }).length === 0) return number
  }
}

export function takeTracking(tx: Tx, op: OperationContext): string {
  const { prefix, serial } = takeSerial(tx, op, 'tracking')
  return makeTracking(prefix, serial)
}

/** A block's prefix is the extension digit and the company prefix. */
export function takeSscc(tx: Tx, op: OperationContext): string {
  const { prefix, serial } = takeSerial(tx, op, 'sscc')
  return makeSscc({ extensionDigit: Number(prefix.charAt(0)), companyPrefix: prefix.slice(1), serial })
}
