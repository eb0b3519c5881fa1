import fc from 'fast-check'
import { type OperationName, operations } from '../../src/core/operations/registry.ts'
import {
  bins,
  type House,
  house,
  order,
  pickAll,
  product,
  startedTask,
  stock,
} from '../../src/core/operations/testkit.testkit.ts'

/**
 * A random day in a tiny house. Each step names an operation and a handful of numbers; the arguments are made from the
 * rows that are there at that moment, right ones and wrong ones, so that sequences reach deep and also go astray.
 */
export interface Step {
  readonly name: OperationName
  readonly pick: readonly number[]
  /** Facts also as a rebase runs them: without their check, on rows that have changed meanwhile. */
  readonly replay: boolean
}

const BINS = ['A-01', 'A-02', 'B-01', 'B-02-BULK']
const SKUS = ['MUG', 'TEA', 'CARD']
const LOTS = ['L1', 'L2']
/** What a server may not accept, requests and facts. */
const REPORTED: readonly OperationName[] = [
  'releaseOrders',
  'cancelOrder',
  'startPacking',
  'sealParcel',
  'packItem',
  'confirmPick',
]
const TOTES = ['XT0001', 'XT0002', 'T-9']

/** How often each is tried: those on the way to a shipped parcel more often than those that stop it. */
const weights: Readonly<Partial<Record<OperationName, number>>> = {
  placeOrder: 6,
  releaseOrders: 10,
  startPickTask: 10,
  takeOverPickTask: 1,
  parkPickTask: 1,
  bindTote: 4,
  confirmPick: 40,
  undoPick: 6,
  shortPick: 5,
  skipPick: 2,
  recallTask: 1,
  startPacking: 10,
  openParcel: 4,
  packItem: 24,
  unpackItem: 3,
  removeParcel: 2,
  sealParcel: 12,
  unsealParcel: 4,
  shipOrder: 8,
  cancelOrder: 3,
  changeOrder: 1,
  settleCase: 6,
  countBin: 3,
  reviewReturn: 3,
  receiveStock: 5,
  reportOutcome: 4,
  redoOperation: 3,
  bringGoodsBack: 2,
  recordDeparture: 2,
  reallocateLine: 4,
  reversePick: 2,
  snoozeCase: 1,
}

export const stepNames = Object.keys(weights) as OperationName[]

export const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  name: fc.oneof(...stepNames.map((name) => ({ weight: weights[name] ?? 1, arbitrary: fc.constant(name) }))),
  pick: fc.array(fc.nat({ max: 1_000_000 }), { minLength: 8, maxLength: 8 }),
  replay: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
})

export const dayArbitrary = fc.array(stepArbitrary, { minLength: 60, maxLength: 160, size: 'max' })

export function furnishedHouse(): House {
  const here = house()
  bins(here, ...BINS)
  product(here, 'MUG', { caseOf: 6, bufferEach: 1 })
  product(here, 'TEA', { lotPolicy: 'lot', minShelfDays: 5 })
  product(here, 'CARD', { weightGrams: 0 })
  stock(here, 'A-01', 'MUG', 10)
  stock(here, 'B-02-BULK', 'MUG', 40)
  stock(here, 'A-02', 'TEA', 8, 'L1', '2026-03-20')
  stock(here, 'B-01', 'TEA', 9, 'L2', '2026-04-20')
  stock(here, 'B-01', 'CARD', 30)
  // The day has begun: one order is picked, one is begun, one is to be released.
  pickAll(here, startedTask(here, order(here, { MUG: 2, CARD: 1 })))
  startedTask(here, order(here, { TEA: 2, MUG: 3 }))
  order(here, { CARD: 4 })
  return here
}

/** Numbers become choices; the same numbers choose the same in the same house. */
class Choices {
  readonly #numbers: readonly number[]
  #next = 0

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers
  }

  number(below: number): number {
    const number = this.#numbers[this.#next++ % this.#numbers.length] ?? 0
    return below <= 0 ? 0 : number % below
  }

  /** Now and then something that is not there. */
  of<T>(values: readonly T[], missing: T): T {
    return values.length === 0 || this.number(25) === 0 ? missing : (values[this.number(values.length)] as T)
  }

  qty(around: number): number {
    return this.number(8) === 0 ? 1 + this.number(12) : Math.max(1, 1 + this.number(Math.max(1, around)))
  }

  seldom(): boolean {
    return this.number(10) === 0
  }
}

export function argsOf(here: Pick<House, 'store'>, step: Step): unknown {
  const { store } = here
  const any = new Choices(step.pick)
  const idOf = (rows: readonly { readonly id: string }[]): string =>
    any.of(
      rows.map((row) => row.id),
      'gone',
    )
  const orders = store.all('order')
  const liveOrders = orders.filter((order) => order.status !== 'shipped' && order.status !== 'cancelled')
  const orderId = () => idOf(any.seldom() ? orders : liveOrders)
  const tasks = store.all('pickTask')
  const taskId = (status?: string) =>
    idOf(status && !any.seldom() ? tasks.filter((task) => task.status === status) : tasks)
  const parcels = store.all('parcel')
  const parcelId = (status: string) =>
    idOf(any.seldom() ? parcels : parcels.filter((parcel) => parcel.status === status))
  const binCode = () => any.of(BINS, 'Z-99')
  const sku = () => any.of(SKUS, 'NOSUCH')

  switch (step.name) {
    case 'placeOrder': {
      const lines = [...new Set([sku(), sku()])]
      return newOrder(
        lines.map((each) => ({ sku: each, qtyEach: any.qty(6), priceMinor: 100 })),
        any.number(20),
      )
    }
    case 'releaseOrders': {
      const orderIds = [orderId(), orderId()].slice(0, 1 + any.number(2))
      return { orderIds, allowPartial: !any.seldom() }
    }
    case 'startPickTask':
      return { taskId: taskId('open') }
    case 'takeOverPickTask':
    case 'parkPickTask':
    case 'recallTask':
      return { taskId: taskId('started') }
    case 'undoPick':
      return { taskId: taskId(any.number(3) === 0 ? 'done' : 'started') }
    case 'bindTote':
      return { taskId: taskId('started'), toteCode: any.of(TOTES, 'A-01') }
    case 'confirmPick': {
      const started = new Set(tasks.filter((task) => task.status === 'started').map((task) => task.id))
      const open = store
        .all('pick')
        .filter((pick) => pick.status === 'open' && pick.taskId && started.has(pick.taskId))
      const pick = any.of(any.seldom() ? store.all('pick') : open, undefined)
      const bin = pick && any.number(20) > 0 ? store.get('location', pick.locationId)?.code : binCode()
      const productId = pick && any.number(20) > 0 ? pick.productId : idOf(store.all('product'))
      const lot = pick && pick.lotId !== '' ? store.get('lot', pick.lotId)?.code : undefined
      return {
        pickId: pick?.id ?? 'gone',
        bin: bin ?? 'Z-99',
        productId,
        qtyEach: any.qty(pick ? pick.qtyEach - pick.pickedEach : 3),
        lot: any.number(20) === 0 ? any.of(LOTS, 'L9') : (lot ?? null),
        otherLot: any.seldom(),
      }
    }
    case 'shortPick':
    case 'skipPick': {
      const open = store.all('pick').filter((pick) => pick.status === 'open')
      const pickId = idOf(any.seldom() ? store.all('pick') : open)
      const reason = any.of(['noneHere', 'fewer', 'damaged', 'wrongProductHere'], 'noneHere')
      return step.name === 'skipPick' ? { pickId } : { pickId, reason, foundEach: any.number(3) || null }
    }
    case 'startPacking':
    case 'openParcel':
      return { orderId: idOf(any.seldom() ? orders : liveOrders.filter((order) => order.pickedEach > 0)) }
    case 'packItem': {
      const parcel = any.of(
        any.seldom() ? parcels : parcels.filter((each) => each.status === 'open'),
        undefined,
      )
      const lines = parcel ? store.where('orderLine', { orderId: parcel.orderId }) : []
      const toPack = lines.filter((each) => each.pickedEach > each.packedEach)
      const line = any.of(any.seldom() ? lines : toPack, undefined)
      return {
        parcelId: parcel?.id ?? 'gone',
        productId: line?.productId ?? idOf(store.all('product')),
        qtyEach: any.qty(line ? line.pickedEach - line.packedEach : 2),
        lot: any.seldom() ? any.of(LOTS, 'L9') : null,
      }
    }
    case 'unpackItem': {
      const line = any.of(store.all('parcelLine'), undefined)
      return {
        parcelId: line?.parcelId ?? 'gone',
        orderLineId: line && !any.seldom() ? line.orderLineId : idOf(store.all('orderLine')),
        qtyEach: any.qty(line?.qtyEach ?? 2),
      }
    }
    case 'removeParcel':
      return { parcelId: parcelId('open') }
    case 'sealParcel': {
      const filled = parcels.filter((parcel) => parcel.status === 'open' && parcel.qtyEach > 0)
      const id = any.seldom() ? parcelId('open') : idOf(filled)
      const grams = store.get('parcel', id)?.expectedWeightGrams ?? 0
      return {
        parcelId: id,
        boxId: any.of(
          store.all('box').map((box) => box.id),
          null as never,
        ),
        weightGrams: any.seldom() ? any.number(40_000) : grams + 80,
        overrideReason: any.seldom() ? null : 'wet cardboard',
      }
    }
    case 'unsealParcel':
      return { parcelId: parcelId('sealed'), reason: 'forgot the card' }
    case 'shipOrder':
      return {
        orderId: any.seldom() ? orderId() : idOf(orders.filter((order) => order.status === 'packed')),
        approveShort: !any.seldom(),
      }
    case 'cancelOrder':
      return {
        orderId: any.seldom() ? orderId() : idOf(liveOrders.filter((order) => order.pickedEach > 0)),
        reason: 'customer changed his mind',
      }
    case 'changeOrder':
      return { orderId: orderId(), priority: any.number(10), note: any.seldom() ? null : 'ring twice' }
    case 'settleCase': {
      const cases = any.seldom() ? store.all('case') : store.where('case', { status: 'open' })
      return {
        caseId: idOf(cases),
        resolution: any.of(['accepted', 'shipShort', 'waitForStock', 'binCounted'], 'noAction'),
      }
    }
    case 'countBin': {
      const lot = any.seldom() ? 'L9' : any.of<string | null>([null, ...LOTS], null)
      return { bin: binCode(), sku: sku(), lot, countedEach: any.number(20) }
    }
    case 'reviewReturn': {
      const outcome = any.of(['restocked', 'rejected'], 'creditOnly')
      return { returnId: idOf(store.all('return')), outcome, bin: any.of<string | null>(BINS, null) }
    }
    case 'reportOutcome': {
      const name = any.of<OperationName>(REPORTED, 'changeOrder')
      const parked = operations[name].kind === 'fact'
      return {
        opId: `reported-${any.number(40)}`,
        name,
        args: JSON.stringify(argsOf(here, { ...step, name })),
        outcome: any.seldom() ? 'done' : parked ? 'parked' : 'refused',
        detail: null,
        userId: 'system',
        at: '2026-03-02T08:00:00.000Z',
        orderId: any.seldom() ? orderId() : null,
        serverTime: null,
        sscc: null,
      }
    }
    case 'redoOperation': {
      const reported = store
        .where('case', { status: 'open' })
        .filter(({ kind }) => kind === 'notAccepted' || kind === 'parked')
      return { caseId: idOf(any.seldom() ? store.all('case') : reported) }
    }
    case 'bringGoodsBack':
    case 'recordDeparture': {
      const open = store.where('case', { status: 'open' })
      const goods = open.filter(({ kind }) => kind === 'goodsOfCancelledOrder')
      return { caseId: idOf(any.seldom() ? open : goods) }
    }
    case 'snoozeCase': {
      const until = any.seldom() ? null : '2026-03-03T07:00:00.000Z'
      return { caseId: idOf(store.where('case', { status: 'open' })), until }
    }
    case 'reallocateLine': {
      const lines = store.all('orderLine')
      const waiting = lines.filter((line) => line.promisedEach > 0)
      const orderLineId = idOf(any.seldom() ? lines : waiting)
      return { orderLineId, exceptBin: any.seldom() ? binCode() : null }
    }
    case 'reversePick': {
      const picked = store.all('movement').filter(({ cause }) => cause === 'pick')
      const movement = any.of(picked, undefined)
      const { pickId, productId, qtyEach } = movement ?? {}
      return { pickId: pickId ?? 'gone', productId: productId ?? 'gone', qtyEach: qtyEach ?? any.qty(3) }
    }
    case 'receiveStock':
      return { bin: binCode(), sku: 'MUG', qtyEach: any.qty(20) }
    default:
      throw new Error(`no arguments for ${step.name}`)
  }
}

function newOrder(
  lines: readonly { sku: string; qtyEach: number; priceMinor: number }[],
  minutes: number,
): unknown {
  return {
    channel: 'phone',
    customerName: 'Léa Martin',
    shipTo: { name: 'Léa Martin', lines: [], postcode: '69001', city: 'Lyon', country: 'FR' },
    currency: 'EUR',
    language: 'fr',
    orderedAt: `2026-03-02T07:${String(minutes).padStart(2, '0')}:00.000Z`,
    dueAt: '2026-03-02T15:00:00.000Z',
    paid: true,
    priority: 0,
    lines,
  }
}
