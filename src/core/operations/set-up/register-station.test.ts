import { describe, expect, it } from 'vitest'
import { changeSetting } from './change-setting.ts'
import { grantNumbers } from './grant-numbers.ts'
import { REFILL_BELOW, refillNumbers } from './refill-numbers.ts'
import { registerStation } from './register-station.ts'
import { emptyHouse, STATION, setUpArgs } from './set-up.testkit.ts'
import { setUpWarehouse } from './set-up-warehouse.ts'
import { freePrefix, stationPrefix } from './station-prefix.ts'

function house() {
  const made = emptyHouse()
  made.run(setUpWarehouse, setUpArgs())
  const ssccs = (prefix = '09520000') =>
    made.store.all('numberBlock').filter((block) => block.kind === 'sscc' && block.prefix === prefix)
  const overlaps = () => {
    const sorted = ssccs().sort((a, b) => a.lastSerial - b.lastSerial)
    return sorted.some((block, i) => block.nextSerial <= (sorted[i - 1]?.lastSerial ?? 0))
  }
  return { ...made, ssccs, overlaps }
}
const member = (no: number) => ({ station: { id: `s${no}`, name: `Bench ${no}`, prefix: stationPrefix(no) } })

describe('registerStation', () => {
  it('gives every station ranges that overlap with nobody else', () => {
    const { store, run, ssccs, overlaps } = house()
    for (let no = 2; no < 6; no++) expect(run(registerStation, member(no)).ok).toBe(true)
    expect(
      store
        .all('station')
        .map((row) => row.prefix)
        .sort(),
    ).toEqual(['A', 'C', 'D', 'E', 'F'])
    expect(ssccs()).toHaveLength(5)
    expect(overlaps()).toBe(false)
    expect(store.all('numberBlock').filter((block) => block.stationId === ('s2' as never))).toHaveLength(3)
  })

  it('refuses a prefix or an id that another station has', () => {
    const { run } = house()
    expect(run(registerStation, { station: { id: 's9', name: 'x', prefix: 'A' } })).toMatchObject({
      refusal: { code: 'codeTaken' },
    })
    expect(run(registerStation, { station: { id: STATION, name: 'x', prefix: 'B' } })).toMatchObject({
      refusal: { code: 'codeTaken' },
    })
  })

  it('keeps clear of blocks that a person granted, and lets no person grant what is taken', () => {
    const { run, overlaps } = house()
    const grant = { stationId: STATION, kind: 'sscc', prefix: '09520000' }
    expect(run(grantNumbers, { ...grant, firstSerial: 5_000_000, lastSerial: 5_999_999 }).ok).toBe(true)
    run(registerStation, member(2))
    expect(run(grantNumbers, { ...grant, firstSerial: 6_000_000, lastSerial: 6_999_999 }).ok).toBe(false)
    expect(overlaps()).toBe(false)
  })
})

describe('refillNumbers', () => {
  it('gives one block when few are left, however often it is asked', () => {
    const { store, run, ssccs, overlaps } = house()
    run(registerStation, member(2))
    run(refillNumbers, { stationId: 's2' })
    expect(ssccs()).toHaveLength(2)
    const block = ssccs().find((each) => each.stationId === ('s2' as never))
    if (!block) throw new Error('no block')
    const left = { nextSerial: block.lastSerial - REFILL_BELOW + 2 }
    store.update('numberBlock', block.id, left, { space: 'wh:w1', version: 1 })
    run(refillNumbers, { stationId: 's2' })
    run(refillNumbers, { stationId: 's2' })
    expect(ssccs()).toHaveLength(3)
    expect(overlaps()).toBe(false)
  })

  it("follows the house's company prefix", () => {
    const { run, ssccs } = house()
    run(registerStation, member(2))
    run(changeSetting, { key: 'ssccPrefix', value: '34012345' })
    run(refillNumbers, { stationId: 's2' })
    expect(ssccs('34012345').map((block) => block.nextSerial)).toEqual([1, 1_000_001])
    expect(ssccs().every((block) => block.nextSerial > block.lastSerial)).toBe(true)
  })
})

it('names stations A to Z, AA and on', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(stationPrefix)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
  expect(freePrefix(new Set(['A', 'B', 'D']))).toBe('C')
})
