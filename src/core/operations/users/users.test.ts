import { describe, expect, it } from 'vitest'
import { ADMINISTRATOR, account, emptyHouse, PIN_HASH, setUpArgs } from '../set-up/set-up.testkit.ts'
import { setUpWarehouse } from '../set-up/set-up-warehouse.ts'
import { changePin } from './change-pin.ts'
import { changePreferences } from './change-preferences.ts'
import { saveUser } from './save-user.ts'

function house() {
  const made = emptyHouse()
  made.run(setUpWarehouse, setUpArgs())
  return made
}

const refusalOf = (outcome: unknown) => (outcome as { refusal?: { code: string } }).refusal?.code

describe('saveUserAccount', () => {
  it('adds a person, and changes one without losing his PIN', () => {
    const { store, run } = house()
    run(saveUser, account('u2', 'Bob', ['packer', 'picker'], { badgeCode: 'xubob1', pinHash: PIN_HASH }))
    run(saveUser, account('u2', 'Robert', ['picker'], { badgeCode: 'XUBOB1' }))
    expect(store.get('user', 'u2')).toMatchObject({
      name: 'Robert',
      roles: ['picker'],
      badgeCode: 'XUBOB1',
      pinHash: PIN_HASH,
    })
  })

  it('refuses a name or badge that somebody else has', () => {
    const { run } = house()
    run(saveUser, account('u2', 'Bob', ['picker'], { badgeCode: 'XUBOB1' }))
    expect(refusalOf(run(saveUser, account('u3', 'Bob', ['picker'])))).toBe('nameTaken')
    expect(refusalOf(run(saveUser, account('u3', 'Eve', ['picker'], { badgeCode: 'xubob1' })))).toBe(
      'codeTaken',
    )
  })

  it('never leaves the house without an active administrator', () => {
    const { run } = house()
    expect(refusalOf(run(saveUser, account(ADMINISTRATOR, 'Ada', ['picker'])))).toBe('lastAdministrator')
    expect(
      refusalOf(run(saveUser, account(ADMINISTRATOR, 'Ada', ['administrator'], { active: false }))),
    ).toBe('lastAdministrator')
    run(saveUser, account('u2', 'Bob', ['administrator']))
    expect(run(saveUser, account(ADMINISTRATOR, 'Ada', ['administrator'], { active: false })).ok).toBe(true)
    expect(refusalOf(run(saveUser, account('u2', 'Bob', ['picker']), 'u2' as never))).toBe(
      'lastAdministrator',
    )
  })

  it('is for administrators', () => {
    const { run } = house()
    run(saveUser, account('u2', 'Bob', ['supervisor']))
    expect(refusalOf(run(saveUser, account('u2', 'Bob', ['administrator']), 'u2' as never))).toBe(
      'notAllowed',
    )
  })
})

describe('one’s own account', () => {
  it('changes only the actor’s own language, theme and PIN', () => {
    const { store, run } = house()
    run(saveUser, account('u2', 'Bob', ['picker']))
    run(changePreferences, { language: 'fr', theme: 'dark' }, 'u2' as never)
    run(changePin, { pinHash: PIN_HASH }, 'u2' as never)
    expect(store.get('user', 'u2')).toMatchObject({ language: 'fr', theme: 'dark', pinHash: PIN_HASH })
    expect(store.get('user', ADMINISTRATOR)).toMatchObject({ theme: 'system' })
  })

  it('is closed to who is inactive or unknown', () => {
    const { run } = house()
    run(saveUser, account('u2', 'Bob', ['picker'], { active: false }))
    expect(refusalOf(run(changePreferences, { language: 'fr', theme: 'dark' }, 'u2' as never))).toBe(
      'userInactive',
    )
    expect(refusalOf(run(changePin, { pinHash: PIN_HASH }, 'nobody' as never))).toBe('notSignedIn')
  })
})
