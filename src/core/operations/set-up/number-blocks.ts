import type { Id, StationId } from '../../model/ids.ts'
import type { OperationContext } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import type { NumberKind } from '../../model/states.ts'
import type { Tx } from '../../model/tx.ts'

/**
 * Blocks of numbers that a station may print without asking anyone. Two blocks of one kind and prefix never overlap, so
 * that no number is printed twice.
 *
 * What `prefix` holds: of `sscc` the extension digit and the GS1 company prefix; of `tracking` and `order` the station's.
 */

/** Prefix 952 is GS1's for demonstrations: such labels are right in form and belong to nobody. */
export const DEMO_SSCC_PREFIX = '09520000'

/** As many as one station prints in years, and few enough that many stations share one company prefix. */
export const SSCC_BLOCK = 1_000_000
const MAX_TRACKING = 999_999_999
const MAX_ORDER = 999_999_999

interface Block {
  readonly stationId: StationId
  readonly kind: NumberKind
  readonly prefix: string
  readonly firstSerial: number
  readonly lastSerial: number
}

export function grantBlock(tx: Tx, op: OperationContext, block: Block): Id<'numberBlock'> {
  const id = op.newId<'numberBlock'>()
  tx.insert('numberBlock', {
    id,
    warehouseId: op.warehouseId,
    stationId: block.stationId,
    kind: block.kind,
    prefix: block.prefix,
    firstSerial: block.firstSerial,
    nextSerial: block.firstSerial,
    lastSerial: block.lastSerial,
  })
  return id
}

export function grantFirstBlocks(
  tx: Tx,
  op: OperationContext,
  station: { id: StationId; prefix: string },
  ssccPrefix: string,
): void {
  const { id: stationId, prefix } = station
  grantSsccBlock(tx, op, stationId, ssccPrefix)
  grantBlock(tx, op, { stationId, kind: 'tracking', prefix, firstSerial: 1, lastSerial: MAX_TRACKING })
  // Four digits from the first on, so that an order's number is never taken for a quantity.
  grantBlock(tx, op, { stationId, kind: 'order', prefix, firstSerial: 1001, lastSerial: MAX_ORDER })
}

/**
 * Numbers under another company prefix from now on. What is left of the old prefix is given up; if the house comes back
 * to it, counting goes on behind what was granted then.
 */
export function changeSsccPrefix(tx: Tx, op: OperationContext, prefix: string): void {
  const blocks = tx.where('numberBlock', { stationId: op.stationId, kind: 'sscc' })
  const live = blocks.filter((block) => block.nextSerial <= block.lastSerial)
  if (live.some((block) => block.prefix === prefix)) return
  for (const block of live) tx.update('numberBlock', block.id, { nextSerial: block.lastSerial + 1 })
  grantSsccBlock(tx, op, op.stationId, prefix)
}

/** How many serials of a company prefix a station may still print. */
export function ssccsLeft(tx: Pick<Tx, 'where'>, stationId: StationId, prefix: string): number {
  const blocks = tx
    .where('numberBlock', { stationId, kind: 'sscc' })
    .filter((block) => block.prefix === prefix)
  return blocks.reduce((sum, block) => sum + Math.max(0, block.lastSerial - block.nextSerial + 1), 0)
}

/** The first serial of a company prefix that no station was ever given. */
export function nextSsccOf(tx: Tx, op: OperationContext, prefix: string): number {
  const counted = tx.get('setting', counterId(prefix))?.value
  const own = tx.where('numberBlock', { stationId: op.stationId, kind: 'sscc' })
  const highest = own.filter((block) => block.prefix === prefix).map((block) => block.lastSerial)
  return Math.max(typeof counted === 'number' ? counted : 1, 1 + Math.max(0, ...highest))
}

/** Everything up to and including `lastSerial` of this company prefix is given out. */
export function countSsccs(tx: Tx, prefix: string, lastSerial: number): void {
  const id = counterId(prefix)
  const counted = tx.get('setting', id)?.value
  if (typeof counted === 'number' && counted > lastSerial) return
  if (counted === undefined)
    tx.insert('setting', { id, value: lastSerial + 1, changedBy: null, changedAt: null })
  else tx.update('setting', id, { value: lastSerial + 1 })
}

/** A company prefix is the whole house's: its counter lies in the organisation, above every warehouse's blocks. */
function counterId(prefix: string): Id<'setting'> {
  return `nextSscc:${prefix}` as Id<'setting'>
}

/** How many serials an extension digit and company prefix leave: 17 digits before the check digit. */
export function ssccSerials(prefix: string): number {
  return 10 ** (17 - prefix.length)
}

/** The next block of this company prefix, behind all that any station was given. */
export function grantSsccBlock(tx: Tx, op: OperationContext, stationId: StationId, prefix: string): void {
  const firstSerial = nextSsccOf(tx, op, prefix)
  const lastSerial = Math.min(firstSerial + SSCC_BLOCK - 1, ssccSerials(prefix) - 1)
  if (firstSerial > lastSerial) refuse('outOfNumbers', { kind: 'sscc' })
  grantBlock(tx, op, { stationId, kind: 'sscc', prefix, firstSerial, lastSerial })
  countSsccs(tx, prefix, lastSerial)
}
