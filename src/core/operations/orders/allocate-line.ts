import type { LocationId, PickId } from '../../model/ids.ts'
import type { OperationContext, ReadTx } from '../../model/operation.ts'
import type { Row } from '../../model/tables.ts'
import {
  type Allocation,
  allocate,
  type Candidate,
  type Part,
  type ShelfRule,
} from '../../planning/allocate.ts'
import type { Stop } from '../../planning/walk-order.ts'
import type { PromiseBook } from './promise-book.ts'

/** Bins and lots for what an order line is promised, out of what the promises of earlier sales leave. Reads only. */
export function allocateLine(
  tx: ReadTx,
  op: OperationContext,
  order: Row<'order'>,
  line: Row<'orderLine'>,
  book: PromiseBook,
  except?: LocationId,
): Allocation {
  const mayEach = Math.min(line.promisedEach, book.allocatableEach(line))
  const candidates = candidatesFor(tx, op, line).filter((candidate) => candidate.locationId !== except)
  const found = allocate(mayEach, candidates, shelfRule(tx, op, order, line.productId))
  return { ...found, missingEach: found.missingEach + line.promisedEach - mayEach }
}

/** The customer has the goods when the order is due; an order that is late, today at the earliest. */
export function shelfRule(
  tx: ReadTx,
  op: OperationContext,
  order: Pick<Row<'order'>, 'dueAt'> | undefined,
  productId: Row<'product'>['id'],
): ShelfRule {
  const due = order?.dueAt ?? op.at
  return {
    deliveryOn: (due > op.at ? due : op.at).slice(0, 10),
    minShelfDays: tx.get('product', productId)?.minShelfDays ?? 0,
  }
}

function candidatesFor(tx: ReadTx, op: OperationContext, line: Row<'orderLine'>): Candidate[] {
  const candidates: Candidate[] = []
  for (const balance of tx.where('balance', { productId: line.productId, warehouseId: op.warehouseId })) {
    const freeEach = balance.qtyEach - balance.allocatedEach
    if (freeEach <= 0) continue
    const place = tx.get('location', balance.locationId)
    if (place?.kind !== 'bin' || !place.active) continue
    candidates.push({
      locationId: balance.locationId,
      lotId: balance.lotId,
      freeEach,
      receivedOn: balance.receivedOn,
      expiryOn: balance.lotId === '' ? null : (tx.get('lot', balance.lotId)?.expiryOn ?? null),
      pickFace: place.pickFace,
      walkSequence: place.walkSequence,
    })
  }
  return candidates
}

/** What a pick takes over from its line and from the place that was found. */
export function pickOf(line: Row<'orderLine'>, part: Part) {
  return { orderId: line.orderId, orderLineId: line.id, productId: line.productId, ...part }
}

export interface PickStop extends Stop {
  readonly pickId: PickId
}

/** A pick as a stop of a tour. */
export function pickStop(tx: ReadTx, pick: Row<'pick'>): PickStop {
  const place = tx.get('location', pick.locationId)
  return {
    pickId: pick.id,
    aisle: place?.aisle ?? null,
    walkSequence: place?.walkSequence ?? 0,
    key: `${place?.code ?? ''} ${pick.productId} ${pick.lotId}`,
  }
}
