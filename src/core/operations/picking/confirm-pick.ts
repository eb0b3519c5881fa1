import { z } from 'zod'
import { PickId, ProductId } from '../../model/ids.ts'
import { fact, type OperationContext } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import type { Row } from '../../model/tables.ts'
import { add, type Tx } from '../../model/tx.ts'
import { Qty } from '../../model/units.ts'
import { BinCode } from '../bin-code.ts'
import { raiseCase, raiseIfNegative } from '../cases/raise-case.ts'
import { raiseTwoStations } from '../cases/raise-two-stations.ts'
import { refuseIfClaimedByOther } from '../claims/claim-rules.ts'
import { findLocation } from '../find-location.ts'
import { advanceOrder } from '../orders/advance-order.ts'
import { recordEvent } from '../record-event.ts'
import { knownLot } from '../stock/lots.ts'
import { balanceId, moveStock, productStockId } from '../stock/move-stock.ts'
import { changePick, closeOrReopenTask, leftOf } from './change-pick.ts'
import { findHandPlace, toteOfTask } from './order-totes.ts'
import { refuseWrongBin, refuseWrongLot, refuseWrongProduct } from './pick-check.ts'
import { refuseCancelledOrder, refuseUnlessMine, taskOrRefuse } from './task-rules.ts'

/** Goods went from a bin into a tote. On replay nothing of it is refused: they are in the tote, whatever the books say. */
export const confirmPick = fact('confirmPick', {
  permission: 'pick',
  args: z.object({
    pickId: PickId,
    bin: BinCode,
    productId: ProductId,
    qtyEach: Qty,
    lot: z.string().trim().min(1).max(60).nullable().default(null),
    /** What the scanner read; null when the picker named the product by hand. */
    code: z.string().max(500).nullable().default(null),
    /** The picker has been told that the lot differs from the plan, and takes it. */
    otherLot: z.boolean().optional(),
  }),
  check(tx, a, op) {
    const pick = tx.get('pick', a.pickId) ?? refuse('notFound', { what: 'pick', id: a.pickId })
    refuseCancelledOrder(tx, pick.orderId)
    if (pick.status === 'done' && a.productId === pick.productId) {
      const product = tx.get('product', pick.productId)
      refuse('alreadyCounted', { sku: product?.sku ?? '', name: product?.name ?? '' })
    }
    if (pick.status !== 'open' || pick.taskId === null) refuse('pickNotOpen', { status: pick.status })
    const task = taskOrRefuse(tx, pick.taskId)
    refuseUnlessMine(tx, op, task)
    // What was begun here goes on here, whatever became of its claim: the person stands at the shelf.
    if (task.stationId !== op.stationId) refuseIfClaimedByOther(tx, op, task)
    const place = refuseWrongBin(tx, op, pick, a)
    refuseWrongProduct(tx, op, pick, a)
    refuseWrongLot(tx, op, pick, a, place)
    if (a.qtyEach > leftOf(pick)) refuse('tooMany', { leftEach: leftOf(pick), scannedEach: a.qtyEach })
  },
  reads(tx, a, op) {
    const place = findLocation(tx, op, a.bin)
    const lotId = knownLot(tx, a.productId, a.lot)
    tx.get('product', a.productId)
    tx.get('productStock', productStockId(op, a.productId))
    const pick = tx.get('pick', a.pickId)
    if (!pick) return
    const { orderId } = pick
    const order = tx.get('order', orderId)
    tx.get('orderLine', pick.orderLineId)
    tx.get('product', pick.productId)
    tx.get('productStock', productStockId(op, pick.productId))
    tx.get('location', pick.locationId)
    tx.where('pickTask', { orderId })
    tx.where('parcel', { orderId })
    const task = pick.taskId === null ? undefined : tx.get('pickTask', pick.taskId)
    if (task && task.stationId !== op.stationId) tx.where('case', { orderId })
    const totes = tx.where('location', { orderId }).map((tote) => tote.id)
    if (task?.toteId) totes.push(task.toteId)
    else if (order && totes.length === 0) findHandPlace(tx, op, orderId)
    const lot = lotId ?? pick.lotId
    if (lot !== '') tx.get('lot', lot)
    for (const id of [...totes, place?.id ?? pick.locationId])
      tx.get('balance', balanceId(id, a.productId, lot))
  },
  run(tx, a, op): { leftEach: number; lineDone: boolean; taskDone: boolean } {
    const pick = tx.get('pick', a.pickId)
    if (!pick) {
      // Without the pick nobody knows whose goods these are: the bin has to be counted.
      raiseCase(tx, op, {
        kind: 'pickDiffers',
        productId: tx.get('product', a.productId) ? a.productId : null,
        locationId: findLocation(tx, op, a.bin)?.id ?? null,
        data: { pickId: a.pickId, productId: a.productId, bin: a.bin, qtyEach: a.qtyEach },
      })
      return { leftEach: 0, lineDone: true, taskDone: false }
    }
    const taken = takenGoods(tx, op, pick, a)
    const leftEach = leftOf(pick)
    move(tx, op, pick, taken)
    const after =
      taken.productId === pick.productId ? changePick(tx, op, pick, { pickedEach: a.qtyEach }) : pick
    raiseSurprises(tx, op, pick, taken, leftEach)
    followStation(tx, op, pick)
    const taskDone = closeOrReopenTask(tx, op, pick.taskId)
    recordPick(tx, op, pick, taken)
    advanceOrder(tx, pick.orderId)
    return { leftEach: leftOf(after), lineDone: leftOf(after) === 0, taskDone }
  },
})

interface Taken {
  readonly productId: ProductId
  readonly lotId: Row<'pick'>['lotId']
  readonly from: Row<'pick'>['locationId']
  readonly qtyEach: number
  /** What the person said and the books do not know. */
  readonly unknown: string | null
}

interface Said {
  readonly bin: string
  readonly productId: ProductId
  readonly qtyEach: number
  readonly lot: string | null
}

function takenGoods(tx: Tx, op: OperationContext, pick: Row<'pick'>, said: Said): Taken {
  const place = findLocation(tx, op, said.bin)
  const lotId = said.lot === null ? undefined : knownLot(tx, said.productId, said.lot)
  const same = said.productId === pick.productId
  const binKnown = place?.kind === 'bin'
  const lotKnown = said.lot === null || lotId !== undefined || pick.lotId === ''
  return {
    productId: said.productId,
    lotId: lotId ?? (same ? pick.lotId : ('' as Taken['lotId'])),
    from: binKnown ? place.id : pick.locationId,
    qtyEach: said.qtyEach,
    unknown: binKnown ? (lotKnown ? null : (said.lot ?? '')) : said.bin,
  }
}

function move(tx: Tx, op: OperationContext, pick: Row<'pick'>, taken: Taken): void {
  if (!tx.get('location', taken.from) || !tx.get('product', taken.productId)) return
  const task = pick.taskId === null ? undefined : tx.get('pickTask', pick.taskId)
  const tote = toteOfTask(tx, op, task, pick.orderId)
  const { productId, lotId, from, qtyEach } = taken
  moveStock(tx, op, {
    productId,
    lotId,
    from,
    to: tote.id,
    qtyEach,
    cause: 'pick',
    orderId: pick.orderId,
    pickId: pick.id,
    scanNo: task ? task.scanCount + 1 : 0,
  })
  if (task) tx.update('pickTask', task.id, { scanCount: add(1) })
  raiseIfNegative(tx, op, { locationId: from, productId, lotId, orderId: pick.orderId })
}

function raiseSurprises(
  tx: Tx,
  op: OperationContext,
  pick: Row<'pick'>,
  taken: Taken,
  leftEach: number,
): void {
  const order = tx.get('order', pick.orderId)
  const product = tx.get('product', taken.productId)
  const surprise = {
    orderId: pick.orderId,
    productId: product ? product.id : null,
    locationId: taken.from,
    pickId: pick.id,
  }
  const bin = tx.get('location', taken.from)?.code ?? ''
  const named = { sku: product?.sku ?? '', name: product?.name ?? '', bin, qtyEach: taken.qtyEach }
  if (order?.status === 'cancelled') {
    raiseCase(tx, op, {
      kind: 'goodsOfCancelledOrder',
      ...surprise,
      data: { ...named, number: order.number },
    })
    return
  }
  const differs =
    taken.productId !== pick.productId || taken.qtyEach > leftEach || taken.unknown !== null || !order
  if (!differs) return
  const expected = tx.get('product', pick.productId)?.sku ?? ''
  const data = { ...named, expectedSku: expected, leftEach, unknown: taken.unknown }
  raiseCase(tx, op, { kind: 'pickDiffers', ...surprise, data })
}

/** Picked at another station than where the task is: the person has moved on with it, or two stations work on it. */
function followStation(tx: Tx, op: OperationContext, pick: Row<'pick'>): void {
  const task = pick.taskId === null ? undefined : tx.get('pickTask', pick.taskId)
  if (!task || task.stationId === op.stationId) return
  const { claimStationId, userId } = task
  const free = claimStationId === null || claimStationId === op.stationId
  if (free && userId === op.userId) tx.update('pickTask', task.id, { stationId: op.stationId })
  else if (!free || task.stationId !== null) raiseTwoStations(tx, op, task, pick)
}

function recordPick(tx: Tx, op: OperationContext, pick: Row<'pick'>, taken: Taken): void {
  const product = tx.get('product', taken.productId)
  recordEvent(tx, op, pick.orderId, 'confirmPick', {
    sku: product?.sku ?? '',
    name: product?.name ?? '',
    qtyEach: taken.qtyEach,
    bin: tx.get('location', taken.from)?.code ?? '',
    lot: taken.lotId === '' ? null : (tx.get('lot', taken.lotId)?.code ?? null),
  })
}
