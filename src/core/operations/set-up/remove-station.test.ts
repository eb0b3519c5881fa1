import { expect, it } from 'vitest'
import { readmitStation } from './readmit-station.ts'
import { registerStation } from './register-station.ts'
import { removeStation } from './remove-station.ts'
import { renameStation } from './rename-station.ts'
import { ADMINISTRATOR, emptyHouse, setUpArgs } from './set-up.testkit.ts'
import { setUpWarehouse } from './set-up-warehouse.ts'

function houseOfTwo() {
  const house = emptyHouse()
  house.run(setUpWarehouse, setUpArgs())
  house.run(registerStation, { station: { id: 's2', name: 'Bench 2', prefix: 'B' } })
  const second = () => house.store.get('station', 's2')
  return { ...house, second }
}

it('[SP4] keeps who removed a station and when; twice is once, and a code undoes it', () => {
  const { run, second, store } = houseOfTwo()
  expect(second()).toMatchObject({ removedAt: null, removedBy: null })
  expect(run(removeStation, { stationId: 's2' }).ok).toBe(true)
  const removed = { removedAt: '2026-11-22T08:00:00.000Z', removedBy: ADMINISTRATOR }
  expect(second()).toMatchObject(removed)
  expect(run(removeStation, { stationId: 's2' }).ok).toBe(true)
  expect(second()).toMatchObject(removed)
  // Its numbers and its letter are nobody else's.
  expect(store.all('numberBlock').some((block) => block.stationId === 's2')).toBe(true)
  expect(run(registerStation, { station: { id: 's3', name: 'x', prefix: 'B' } })).toMatchObject({
    ok: false,
    refusal: { code: 'codeTaken' },
  })
  expect(run(readmitStation, { stationId: 's2' }).ok).toBe(true)
  expect(second()).toMatchObject({ removedAt: null, removedBy: null })
})

it('[SP4] is not for the own station, nor for one that is not there', () => {
  const { run, second } = houseOfTwo()
  expect(run(removeStation, { stationId: 's1' })).toEqual({ ok: false, refusal: { code: 'ownStation' } })
  for (const operation of [removeStation, readmitStation])
    expect(run(operation, { stationId: 'gone' })).toMatchObject({ refusal: { code: 'notFound' } })
  expect(run(renameStation, { stationId: 'gone', name: 'x' })).toMatchObject({
    refusal: { code: 'notFound' },
  })
  expect(run(renameStation, { stationId: 's2', name: 'By the door' }).ok).toBe(true)
  expect(second()?.name).toBe('By the door')
})
