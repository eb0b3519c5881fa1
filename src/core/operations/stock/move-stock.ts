import type {
  Id,
  ImportId,
  LocationId,
  LotId,
  MovementId,
  OrderId,
  ParcelId,
  PickId,
  ProductId,
} from '../../model/ids.ts'
import type { OperationContext } from '../../model/operation.ts'
import { type MovementCause, stockClassOf } from '../../model/states.ts'
import { add, type Tx } from '../../model/tx.ts'

/**
 * The stock ledger. Goods move from one location to another and never appear or vanish: a balance is the sum of the
 * movements of its key, and the sums over all locations of a product stay zero. Everything that changes stock calls
 * this one function.
 */
export interface Move {
  readonly productId: ProductId
  readonly lotId: LotId
  readonly from: LocationId
  readonly to: LocationId
  /** At least one base unit. */
  readonly qtyEach: number
  readonly cause: MovementCause
  readonly orderId?: OrderId | null
  readonly pickId?: PickId | null
  readonly parcelId?: ParcelId | null
  readonly reversesId?: MovementId | null
  readonly importId?: ImportId | null
  readonly scanNo?: number
  /** First-in date of goods that come from outside; goods that move inside keep theirs. */
  readonly receivedOn?: string
}

export function moveStock(tx: Tx, op: OperationContext, move: Move): MovementId {
  if (!Number.isSafeInteger(move.qtyEach) || move.qtyEach < 1) throw new Error(`movement of ${move.qtyEach}`)
  if (move.from === move.to) throw new Error('movement to where the goods are')
  const id = op.newId<'movement'>()
  tx.insert('movement', {
    id,
    warehouseId: op.warehouseId,
    productId: move.productId,
    lotId: move.lotId,
    fromLocationId: move.from,
    toLocationId: move.to,
    qtyEach: move.qtyEach,
    cause: move.cause,
    orderId: move.orderId ?? null,
    pickId: move.pickId ?? null,
    parcelId: move.parcelId ?? null,
    reversesId: move.reversesId ?? null,
    importId: move.importId ?? null,
    scanNo: move.scanNo ?? 0,
    userId: op.userId,
    stationId: op.stationId,
    at: op.at,
  })
  const receivedOn =
    move.receivedOn ?? tx.get('balance', balanceId(move.from, move.productId, move.lotId))?.receivedOn
  changeBalance(tx, op, move.from, move, -move.qtyEach, receivedOn)
  changeBalance(tx, op, move.to, move, move.qtyEach, receivedOn)
  return id
}

/** Takes a movement back by its reverse. Reversing twice is a fault. */
export function reverseMovement(tx: Tx, op: OperationContext, id: MovementId): MovementId {
  const movement = tx.get('movement', id)
  if (!movement) throw new Error(`no movement ${id}`)
  if (isReversed(tx, id)) throw new Error(`movement ${id} is reversed already`)
  return moveStock(tx, op, {
    productId: movement.productId,
    lotId: movement.lotId,
    from: movement.toLocationId,
    to: movement.fromLocationId,
    qtyEach: movement.qtyEach,
    cause: 'undo',
    orderId: movement.orderId,
    pickId: movement.pickId,
    parcelId: movement.parcelId,
    reversesId: id,
  })
}

export function isReversed(tx: Tx, id: MovementId): boolean {
  return tx.where('movement', { reversesId: id }).length > 0
}

export function balanceId(location: LocationId, product: ProductId, lot: LotId): Id<'balance'> {
  return `${location}~${product}~${lot}` as Id<'balance'>
}

export function productStockId(op: OperationContext, product: ProductId): Id<'productStock'> {
  return `${op.warehouseId}~${product}` as Id<'productStock'>
}

/** Reserves in one bin: a hard allocation, by delta. Negative quantities release. */
export function allocateInBin(
  tx: Tx,
  op: OperationContext,
  key: { locationId: LocationId; productId: ProductId; lotId: LotId },
  qtyEach: number,
): void {
  if (qtyEach === 0) return
  const id = balanceId(key.locationId, key.productId, key.lotId)
  const balance = tx.get('balance', id)
  if (balance) {
    if (balance.qtyEach === 0 && balance.allocatedEach + qtyEach === 0) tx.delete('balance', id)
    else tx.update('balance', id, { allocatedEach: add(qtyEach) })
  } else {
    insertBalance(tx, op, key, 0, qtyEach)
  }
  changeProductStock(tx, op, key.productId, { allocatedEach: qtyEach })
}

/** The soft reservation of an order line: a quantity only, no place. */
export function promise(tx: Tx, op: OperationContext, product: ProductId, qtyEach: number): void {
  if (qtyEach !== 0) changeProductStock(tx, op, product, { promisedEach: qtyEach })
}

function changeBalance(
  tx: Tx,
  op: OperationContext,
  locationId: LocationId,
  move: Move,
  qtyEach: number,
  receivedOn: string | undefined,
): void {
  const location = tx.get('location', locationId)
  if (!location) throw new Error(`no location ${locationId}`)
  const stockClass = stockClassOf[location.kind]
  // The outside of the house has no end, and its balances no use: they are the negative of the inside.
  if (stockClass === 'outside') return
  const id = balanceId(locationId, move.productId, move.lotId)
  const balance = tx.get('balance', id)
  if (!balance)
    insertBalance(
      tx,
      op,
      { locationId, productId: move.productId, lotId: move.lotId },
      qtyEach,
      0,
      receivedOn,
    )
  else if (balance.qtyEach + qtyEach === 0 && balance.allocatedEach === 0) tx.delete('balance', id)
  else tx.update('balance', id, { qtyEach: add(qtyEach) })
  changeProductStock(
    tx,
    op,
    move.productId,
    stockClass === 'onHand' ? { onHandEach: qtyEach } : { inProcessEach: qtyEach },
  )
}

function insertBalance(
  tx: Tx,
  op: OperationContext,
  key: { locationId: LocationId; productId: ProductId; lotId: LotId },
  qtyEach: number,
  allocatedEach: number,
  receivedOn?: string,
): void {
  // By name: what is handed in may be a pick, with an id of its own.
  const { locationId, productId, lotId } = key
  const lot = lotId === '' ? undefined : tx.get('lot', lotId)
  tx.insert('balance', {
    id: balanceId(locationId, productId, lotId),
    warehouseId: op.warehouseId,
    locationId,
    productId,
    lotId,
    qtyEach,
    allocatedEach,
    receivedOn: receivedOn ?? lot?.receivedOn ?? op.at.slice(0, 10),
  })
}

interface StockChange {
  readonly onHandEach?: number
  readonly promisedEach?: number
  readonly allocatedEach?: number
  readonly inProcessEach?: number
}

function changeProductStock(tx: Tx, op: OperationContext, productId: ProductId, change: StockChange): void {
  const id = productStockId(op, productId)
  const { onHandEach = 0, promisedEach = 0, allocatedEach = 0, inProcessEach = 0 } = change
  if (!tx.get('productStock', id)) {
    tx.insert('productStock', {
      id,
      warehouseId: op.warehouseId,
      productId,
      onHandEach,
      promisedEach,
      allocatedEach,
      inProcessEach,
    })
    return
  }
  tx.update('productStock', id, {
    onHandEach: add(onHandEach),
    promisedEach: add(promisedEach),
    allocatedEach: add(allocatedEach),
    inProcessEach: add(inProcessEach),
  })
}
