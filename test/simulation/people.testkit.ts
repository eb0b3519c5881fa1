import type { OrderId, PickTaskId, UserId } from '../../src/core/model/ids.ts'
import type { OperationArgs, OperationName, OperationValue } from '../../src/core/operations/registry.ts'
import { argsOf, type Step as Deed } from '../properties/random-day.testkit.ts'
import type { Claims } from './claims.testkit.ts'
import type { Node } from './node.testkit.ts'
import { OracleError } from './oracle-error.testkit.ts'
import type { Paper } from './paper.testkit.ts'
import { viewOf } from './tables.testkit.ts'
import type { Tally } from './tally.testkit.ts'
import { accountOf, PEOPLE } from './template.testkit.ts'

/** Who works at the stations, and what they were told that they have done. */
export interface People {
  /** Operation id to what it was: none of it may ever be lost. */
  readonly told: ReadonlyMap<string, string>
  /** How many were tried. */
  deeds(): number
  work(node: Node, person: number, deeds: readonly Deed[]): void
  changeStaff(node: Node, person: number, active: boolean): void
  rush(node: Node): void
  cancel(node: Node, orderId: OrderId): void
  /** Idle claims, and those that others wait for. */
  giveUp(node: Node): void
  beginKept(node: Node): void
  /** A supervisor begins a task that is not kept here; who has begun it elsewhere goes on. */
  passOver(node: Node, nodes: readonly Node[], choice: number): void
}

/** Sam, of PEOPLE. */
const SUPERVISOR = 2
const RUSH = [
  ['CARD', 1],
  ['MUG', 30],
] as const

interface Parts {
  readonly tally: Tally
  readonly paper: Paper
  readonly claims: Pick<Claims, 'mayBegin' | 'begun' | 'ownTasks' | 'released' | 'passedOver'>
}

export function newPeople({ tally, paper, claims }: Parts): People {
  const told = new Map<string, string>()
  let deeds = 0

  const carryOut = <N extends OperationName>(
    node: Node,
    name: N,
    args: unknown,
    person: number,
  ): OperationValue<N> | undefined => {
    // Until the rows of its new name are here, its people wait.
    if (node.station.identity === null) return undefined
    deeds++
    if (!claims.mayBegin(node, name, args)) return undefined
    const userId = (PEOPLE[person] ?? 'system') as UserId
    if (node.message) tally.add('operation during a round')
    const outcome = node.station.do(name, args as OperationArgs<N>, { userId })
    if (!outcome.ok) {
      tally.add('refused here')
      return undefined
    }
    tally.add('done here')
    claims.begun(node, name)
    const last = node.db
      .prepare<[], { opId: string }>('select "opId" from "outbox" order by "seq" desc limit 1')
      .get()
    if (!last) throw new OracleError(`${name} was done, and is not in the outbox`)
    told.set(last.opId, `${name} at ${node.name}`)
    if (name === 'sealParcel' || name === 'placeOrder') paper.printMissing(node)
    if (name === 'releaseOrders') {
      const keep = claims.released(node, outcome.value)
      if (keep) carryOut(node, 'keepReleasedTasks', keep, 0)
    }
    return outcome.value
  }

  /** The next unit of a task, by whoever has it at this station. */
  const pickOne = (node: Node, taskId: PickTaskId): void => {
    const store = viewOf(node.db)
    const pick = store.where('pick', { taskId }).find(({ status }) => status === 'open')
    const person = (PEOPLE as readonly (string | null | undefined)[]).indexOf(
      store.get('pickTask', taskId)?.userId,
    )
    if (!pick || person < 0) return
    const bin = store.get('location', pick.locationId)?.code
    carryOut(node, 'confirmPick', { pickId: pick.id, bin, productId: pick.productId, qtyEach: 1 }, person)
  }

  return {
    told,
    deeds: () => deeds,
    work(node, person, list) {
      for (const deed of list) carryOut(node, deed.name, argsOf({ store: viewOf(node.db) }, deed), person)
    },
    changeStaff(node, person, active) {
      const name = PEOPLE[1 + (person % (PEOPLE.length - 1))] ?? ''
      carryOut(node, 'saveUserAccount', accountOf(name, active), 0)
    },
    cancel(node, orderId) {
      carryOut(node, 'cancelOrder', { orderId, reason: 'customer changed his mind' }, 0)
    },
    rush(node) {
      const orderIds = RUSH.flatMap(
        ([sku, qtyEach]) => carryOut(node, 'placeOrder', orderOf(sku, qtyEach), 0)?.orderId ?? [],
      )
      carryOut(node, 'releaseOrders', { orderIds, allowPartial: false }, 0)
    },
    giveUp(node) {
      const taskIds = claims.ownTasks(node)
      if (taskIds.length > 0) carryOut(node, 'releaseClaims', { taskIds }, 0)
    },
    beginKept(node) {
      const [taskId] = claims.ownTasks(node)
      if (taskId !== undefined) carryOut(node, 'startPickTask', { taskId }, 0)
    },
    passOver(node, nodes, choice) {
      const begun = viewOf(node.db)
        .all('pickTask')
        .filter(({ status }) => status !== 'done' && status !== 'cancelled')
        .sort((a, b) => Number(b.stationId !== null) - Number(a.stationId !== null))
      const task = begun[choice % Math.max(1, Math.min(4, begun.length))]
      if (!task) return
      const args = { taskId: task.id, reason: 'nobody is there' }
      if (carryOut(node, 'startUnclaimedTask', args, SUPERVISOR) === undefined) return
      claims.passedOver(task.id)
      pickOne(node, task.id)
      // And somebody was there after all.
      const there = nodes.find(({ id, loud }) => id === task.stationId && id !== node.id && !loud)
      if (there) pickOne(there, task.id)
    },
  }
}

function orderOf(sku: string, qtyEach: number): OperationArgs<'placeOrder'> {
  return {
    number: null,
    channel: 'phone',
    customerId: null,
    customerName: 'Léa Martin',
    shipTo: { name: 'Léa Martin', lines: [], postcode: '69001', city: 'Lyon', country: 'FR' },
    currency: 'EUR',
    language: 'fr',
    orderedAt: '2026-03-02T07:00:00.000Z',
    dueAt: '2026-03-02T15:00:00.000Z',
    carrierId: null,
    giftNote: null,
    note: null,
    paid: true,
    priority: 0,
    lines: [{ sku, qtyEach, priceMinor: 100 }],
    charges: [],
  }
}
