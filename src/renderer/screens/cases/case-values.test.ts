import { expect, it } from 'vitest'
import { caseViewOf } from '../../../core/inbox/case-view.testkit.ts'
import { refusalOf, valuesOf } from './case-values.ts'

it('a sentence has the numbers of the case', () => {
  expect(valuesOf(caseViewOf({ data: { missingEach: 2, reason: 'fewer', lot: null } }))).toMatchObject({
    bin: 'A-12-05',
    name: 'Red mug',
    missingEach: 2,
    reason: 'fewer',
  })
})

it('a refusal is read back from the case, and a fault is none', () => {
  const refusal = { code: 'orderNotOpen', number: '1042', status: 'cancelled' }
  expect(refusalOf({ detail: JSON.stringify(refusal) })).toEqual(refusal)
  expect(refusalOf({ detail: JSON.stringify('cannot read property of undefined') })).toBeNull()
  expect(refusalOf({ detail: '{"code":' })).toBeNull()
  expect(refusalOf({})).toBeNull()
})
