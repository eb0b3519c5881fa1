import { expect, it } from 'vitest'
import type { Action } from '../../core/model/roles.ts'
import type { ResolvedCode } from '../../core/protocol/queries/floor.ts'
import { whereTo } from './where-to.ts'

const order = (status: string, taskId: string | null = 't'): ResolvedCode =>
  ({ kind: 'order', orderId: 'o', number: '1042', taskId, status }) as ResolvedCode
const picker: readonly Action[] = ['viewOrders', 'pick']
const packer: readonly Action[] = ['viewOrders', 'pack']

it.each([
  ['released, for a picker', order('released'), picker, '/pick/t'],
  ['released, for a packer', order('released'), packer, '/orders/o'],
  ['picked, for a packer', order('picked'), packer, '/pack/o'],
  ['picked, for a picker', order('picked'), picker, '/orders/o'],
  ['shipped', order('shipped'), packer, '/orders/o'],
  ['open', order('open', null), picker, '/orders/o'],
  ['for nobody', order('open'), [], null],
  ['a product', { kind: 'product', productId: 'p' } as ResolvedCode, picker, '/stock/p'],
  ['a label, for a packer', { kind: 'parcel', orderId: 'o' } as ResolvedCode, packer, '/pack/o'],
  ['a bin', { kind: 'bin', locationId: 'l', code: 'A' } as ResolvedCode, picker, '/stock'],
  ['unknown', { kind: 'unknown', code: '?' } as ResolvedCode, picker, null],
])('%s', (_name, resolved, actions, path) => {
  expect(whereTo(resolved, actions)).toBe(path)
})
