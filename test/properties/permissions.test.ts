import { describe, expect, it } from 'vitest'
import { type OperationId, SYSTEM_USER, type UserId } from '../../src/core/model/ids.ts'
import { type Operation, operationContext, runOperation, spacesOf } from '../../src/core/model/operation.ts'
import { recordingTx } from '../../src/core/model/recording-tx.ts'
import { mayDo, Role } from '../../src/core/model/roles.ts'
import { type OperationName, operations } from '../../src/core/operations/registry.ts'
import { house, person, STATION, WAREHOUSE } from '../../src/core/operations/testkit.testkit.ts'

/** Who may do nothing gets nowhere, whichever operation he names: the first thing an operation asks is who is asking. */
const here = house()
const closed = { name: 'Gil', language: 'en', active: false, badgeCode: null, pinHash: null } as const
here.as(SYSTEM_USER)
here.do('saveUserAccount', { ...closed, userId: 'Gil' as UserId, roles: ['picker'] })
for (const role of Role.options) person(here, role, role)

/** These ask by themselves. */
const asksItself: Readonly<Partial<Record<OperationName, string>>> = {
  changePin: 'whose account it is',
  changePreferences: 'whose account it is',
  reportOutcome: 'whether the station itself tells it, and no person',
  setUpWarehouse: 'whether there is a house; the station has asked for the code of the start',
}

const names = Object.keys(operations) as OperationName[]

function refusalOf(name: OperationName, userId: string): string {
  const operation = operations[name] as unknown as Operation<string, unknown, unknown>
  const op = operationContext({
    opId: 'op' as OperationId,
    at: '2026-03-02T09:00:00.000Z',
    userId: userId as UserId,
    stationId: STATION,
    warehouseId: WAREHOUSE,
  })
  const outcome = runOperation(
    operation,
    recordingTx(here.store, spacesOf(operation, WAREHOUSE)),
    {},
    op,
    'first',
  )
  return outcome.ok ? 'done' : outcome.refusal.code
}

describe('every operation', () => {
  const asking = names.filter((name) => !asksItself[name])

  it.each(asking)('[OP9] %s asks who is there, whether his account is open, and what he may do', (name) => {
    const action = operations[name].permission
    if (action === null) throw new Error('names no permission')
    expect(refusalOf(name, 'stranger')).toBe('notSignedIn')
    expect(refusalOf(name, 'Gil')).toBe('userInactive')
    const others = Role.options.filter((role) => !mayDo([role], action))
    expect(others.length).toBeGreaterThan(0)
    for (const role of others) expect(refusalOf(name, role)).toBe('notAllowed')
  })

  it('[OP9] that names no permission asks by itself', () => {
    expect(names.filter((name) => operations[name].permission === null).sort()).toEqual(
      Object.keys(asksItself).sort(),
    )
    expect(refusalOf('changePin', 'stranger')).not.toBe('done')
    expect(refusalOf('changePreferences', 'Gil')).not.toBe('done')
    expect(refusalOf('reportOutcome', 'administrator')).toBe('notAllowed')
    expect(refusalOf('setUpWarehouse', 'stranger')).toBe('setUpAlready')
  })
})
