import { describe, expect, it } from 'vitest'
import { emptyHouse, STATION, setUpArgs, WAREHOUSE } from './set-up.testkit.ts'
import { setUpWarehouse } from './set-up-warehouse.ts'

describe('setUpWarehouse', () => {
  it('creates the warehouse, its station, the ends of the ledger, numbers, carrier, boxes and the administrator', () => {
    const { store, run } = emptyHouse()
    expect(run(setUpWarehouse, setUpArgs()).ok).toBe(true)
    expect(store.all('warehouse')).toMatchObject([{ id: WAREHOUSE, code: 'MAIN', timeZone: 'Europe/Paris' }])
    expect(store.all('station')).toEqual([
      { id: STATION, warehouseId: WAREHOUSE, name: 'Bench 1', prefix: 'A', removedAt: null, removedBy: null },
    ])
    expect(
      store
        .all('location')
        .map((row) => row.code)
        .sort(),
    ).toEqual(['ADJUSTMENT', 'CUSTOMER', 'RECEIVING', 'RETURNS', 'SCRAP', 'SUPPLIER'])
    expect(
      store
        .all('numberBlock')
        .map(({ kind, prefix }) => `${kind} ${prefix}`)
        .sort(),
    ).toEqual(['order A', 'sscc 09520000', 'tracking A'])
    expect(store.all('carrier')).toMatchObject([{ code: 'OWN' }])
    expect(
      store
        .all('box')
        .map((row) => row.code)
        .sort(),
    ).toEqual(['L', 'M', 'S', 'XL'])
    expect(store.all('user')).toMatchObject([
      { name: 'Ada', roles: ['administrator'], active: true, badgeCode: null },
    ])
  })

  it('is refused once there is an administrator, and then changes nothing', () => {
    const { store, run } = emptyHouse()
    run(setUpWarehouse, setUpArgs())
    const again = run(
      setUpWarehouse,
      setUpArgs({
        administrator: { id: 'u2', name: 'Eve', pinHash: setUpArgs().administrator.pinHash, language: 'en' },
      }),
    )
    expect(again).toEqual({ ok: false, refusal: { code: 'setUpAlready' } })
    expect(store.all('user')).toHaveLength(1)
  })

  it('lets an import set up without an administrator, and the console add him and the names later', () => {
    const { store, run } = emptyHouse()
    run(setUpWarehouse, setUpArgs({ administrator: null }))
    expect(store.all('user')).toEqual([])
    const named = setUpArgs({ station: { id: STATION, name: 'Bench 7', prefix: 'A' } })
    expect(run(setUpWarehouse, { ...named, warehouse: { ...named.warehouse, name: 'North' } }).ok).toBe(true)
    expect(store.all('warehouse')).toMatchObject([{ name: 'North' }])
    expect(store.all('station')).toMatchObject([{ name: 'Bench 7' }])
    expect(store.all('location')).toHaveLength(6)
    expect(store.all('numberBlock')).toHaveLength(3)
    expect(store.all('user')).toHaveLength(1)
  })
})
