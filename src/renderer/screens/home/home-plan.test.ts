import { expect, it } from 'vitest'
import { actions, mayDo, type Role } from '../../../core/model/roles.ts'
import type { Home, TaskCard } from '../../../core/protocol/queries/floor.ts'
import { planHome } from './home-plan.ts'

const home = (waiting: number, openTasks = 1, started = false): Home => ({
  next: null,
  openTasks,
  notKept: 0,
  myTasks: started ? [{ status: 'started' } as TaskCard] : [],
  packing: { waiting, nextOrderId: null, nextOrderNumber: null, nextDueAt: null, nextTote: null },
  toRelease: 0,
  lateOrders: 0,
  dueSoon: [],
  openCases: 0,
  shippedToday: 0,
})
const plan = (roles: readonly Role[], of: Home) => {
  const { first, others } = planHome(
    roles,
    actions.filter((action) => mayDo(roles, action)),
    of,
  )
  return [first, ...others]
}

it.each([
  ['a picker picks', ['picker'], home(3), ['pick']],
  ['a packer packs', ['packer'], home(0), ['pack']],
  ['both: what is ready leaves first', ['picker', 'packer'], home(3), ['pack', 'pick']],
  ['both: nothing to pack', ['picker', 'packer'], home(0), ['pick', 'pack']],
  ['both: the task that was begun', ['picker', 'packer'], home(3, 1, true), ['pick', 'pack']],
  ['a supervisor sees the cut-offs', ['supervisor'], home(3), ['cutOffs', 'pick', 'pack']],
  ['customer service sees orders', ['customerService'], home(3), ['orders']],
  ['a buyer sees orders', ['buyer'], home(3), ['orders']],
  ['a receiver receives', ['receiver'], home(3), ['receive']],
  ['the administrator', ['administrator'], home(0), ['cutOffs', 'pick', 'pack']],
] as const)('%s', (_name, roles, of, expected) => {
  expect(plan(roles, of)).toEqual(expected)
})
