import { describe, expect, it } from 'vitest'
import { recordingTx } from '../../model/recording-tx.ts'
import { saveUser } from '../users/save-user.ts'
import { changeSetting, readSetting, settingOf } from './change-setting.ts'
import { account, emptyHouse, setUpArgs } from './set-up.testkit.ts'
import { setUpWarehouse } from './set-up-warehouse.ts'

function house() {
  const made = emptyHouse()
  made.run(setUpWarehouse, setUpArgs())
  return made
}

describe('changeSetting', () => {
  it('keeps a value, and what was never set is as the house begins', () => {
    const { store, run } = house()
    const tx = recordingTx(store, [])
    expect(settingOf(tx, 'lockMinutes')).toBe(5)
    run(changeSetting, { key: 'lockMinutes', value: 20 })
    run(changeSetting, { key: 'lockMinutes', value: 30 })
    expect(settingOf(tx, 'lockMinutes')).toBe(30)
    expect(readSetting('strictMode', 'nonsense')).toBe(true)
  })

  it.each([
    { key: 'lockMinutes', value: 0 },
    { key: 'strictMode', value: 'yes' },
    { key: 'ssccPrefix', value: '12' },
    { key: 'unheardOf', value: true },
  ])('does not take $key = $value', (args) => {
    expect(changeSetting.args.safeParse(args).success).toBe(false)
  })

  it('is for administrators', () => {
    const { run } = house()
    run(saveUser, account('u2', 'Bob', ['supervisor']))
    expect(run(changeSetting, { key: 'demo', value: true }, 'u2' as never)).toEqual({
      ok: false,
      refusal: { code: 'notAllowed', action: 'manageSettings' },
    })
  })

  it('never hands a serial of a company prefix out twice, however often the prefix changes', () => {
    const { store, run } = house()
    const live = () =>
      store
        .all('numberBlock')
        .filter((block) => block.kind === 'sscc' && block.nextSerial <= block.lastSerial)
    const first = live()[0]
    run(changeSetting, { key: 'ssccPrefix', value: '34012345' })
    expect(live()).toMatchObject([{ prefix: '34012345', nextSerial: 1 }])
    run(changeSetting, { key: 'ssccPrefix', value: '09520000' })
    expect(live()).toHaveLength(1)
    expect(live()[0]).toMatchObject({ prefix: '09520000', nextSerial: (first?.lastSerial ?? 0) + 1 })
    run(changeSetting, { key: 'ssccPrefix', value: '09520000' })
    expect(live()).toHaveLength(1)
  })
})
