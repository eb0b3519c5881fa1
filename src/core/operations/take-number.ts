import { makeSscc } from '../codes/sscc.ts'
import { makeTracking } from '../codes/tracking.ts'
import type { OperationContext } from '../model/operation.ts'
import { refuse } from '../model/refusal.ts'
import type { TakenSerial } from '../model/serials.ts'
import type { NumberKind } from '../model/states.ts'
import type { Row } from '../model/tables.ts'
import type { Tx } from '../model/tx.ts'

/**
 * Numbers of this station's own blocks: each is taken once and never given back, so that nothing is printed twice, and a run
 * that comes later uses what the first one took, so that what is printed stays true.
 */
function takeSerial(
  tx: Tx,
  op: OperationContext,
  kind: NumberKind,
  isFree: (number: TakenSerial) => boolean = () => true,
): TakenSerial {
  const blocks = tx.where('numberBlock', { stationId: op.stationId, kind })
  const again = op.serials.again(kind)
  if (again) return takeAgain(tx, blocks, again)
  for (const block of blocks) {
    for (let serial = op.serials.free(block); serial <= block.lastSerial; serial++) {
      if (!isFree({ kind, prefix: block.prefix, serial })) continue
      tx.update('numberBlock', block.id, { nextSerial: serial + 1 })
      return op.serials.take(block, serial)
    }
  }
  return refuse('outOfNumbers', { kind })
}

/** The block may have been given up since: the label is on the parcel all the same. */
function takeAgain(tx: Tx, blocks: readonly Row<'numberBlock'>[], taken: TakenSerial): TakenSerial {
  const { prefix, serial } = taken
  const block = blocks.find(
    (each) => each.prefix === prefix && each.firstSerial <= serial && serial <= each.lastSerial,
  )
  if (!block) refuse('numberNotGranted', { number: `${prefix}${serial}` })
  if (block.nextSerial <= serial) tx.update('numberBlock', block.id, { nextSerial: serial + 1 })
  return taken
}

/** A number that an import or a person gave out already is passed over; later it is too late for that. */
export function takeOrderNumber(tx: Tx, op: OperationContext): string {
  const numberOf = ({ prefix, serial }: TakenSerial): string => `${prefix}${serial}`
  const isFree = (taken: TakenSerial): boolean => tx.where('order', { number: numberOf(taken) }).length === 0
  const taken = takeSerial(tx, op, 'order', isFree)
  const number = numberOf(taken)
  if (!isFree(taken)) refuse('orderNumberTaken', { number })
  return number
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
