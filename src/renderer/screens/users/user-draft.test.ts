import { describe, expect, it } from 'vitest'
import { draftOf, problemsOf } from './user-draft.ts'

describe('a person being added or changed', () => {
  const fresh = draftOf(null, 'fr')

  it('needs a name, a role and a way to sign in', () => {
    expect(problemsOf({ ...fresh, roles: [] }, false)).toEqual(['name', 'roles', 'noWay'])
    expect(problemsOf({ ...fresh, name: 'Jo', pin: '1234' }, false)).toEqual([])
    expect(problemsOf({ ...fresh, name: 'Jo', badgeCode: 'XU1' }, false)).toEqual([])
  })

  it('keeps the PIN that is there, and refuses a short one', () => {
    expect(problemsOf({ ...fresh, name: 'Jo' }, true)).toEqual([])
    expect(problemsOf({ ...fresh, name: 'Jo', pin: '12' }, true)).toEqual(['pin'])
  })

  it('needs no way to sign in when not active', () => {
    expect(problemsOf({ ...fresh, name: 'Jo', active: false }, false)).toEqual([])
  })
})
