import { describe, expect, it } from 'vitest'
import { grantNumbers } from './grant-numbers.ts'
import { emptyHouse, STATION, setUpArgs } from './set-up.testkit.ts'
import { setUpWarehouse } from './set-up-warehouse.ts'

const grant = (change: Readonly<Record<string, unknown>>) => ({
  stationId: STATION,
  kind: 'sscc',
  prefix: '09520000',
  firstSerial: 1_000_001,
  lastSerial: 2_000_000,
  ...change,
})

describe('grantNumbers', () => {
  it('adds a block behind those before it', () => {
    const { store, run } = emptyHouse()
    run(setUpWarehouse, setUpArgs())
    expect(run(grantNumbers, grant({})).ok).toBe(true)
    expect(
      store
        .all('numberBlock')
        .filter((block) => block.kind === 'sscc')
        .map((block) => block.nextSerial)
        .sort(),
    ).toEqual([1, 1_000_001])
  })

  it('refuses numbers that were granted before', () => {
    const { run } = emptyHouse()
    run(setUpWarehouse, setUpArgs())
    expect(run(grantNumbers, grant({ firstSerial: 999_999 }))).toMatchObject({
      refusal: { code: 'codeTaken' },
    })
    expect(run(grantNumbers, grant({ stationId: 'nowhere' }))).toMatchObject({
      refusal: { code: 'notFound' },
    })
  })

  it.each([{ firstSerial: 5, lastSerial: 4 }, { prefix: 'AB' }, { kind: 'order' }, { lastSerial: 10 ** 9 }])(
    'does not take %j',
    (change) => {
      expect(grantNumbers.args.safeParse(grant(change)).success).toBe(false)
    },
  )
})
