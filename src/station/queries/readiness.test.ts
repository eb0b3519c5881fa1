import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Bench, bench } from './queries.testkit.ts'
import { readinessOf } from './readiness.ts'

let here: Bench
beforeEach(() => {
  here = bench()
})
afterEach(() => here.close())

it('[CL10] knows what is left, how fast it goes, and what ends first', () => {
  const used = here.station.local.$client.prepare(
    `insert into "outbox" ("opId", "name", "args", "userId", "stationId", "warehouseId", "at", "before") values (?, ?, '{}', '', '', '', ?, '[]')`,
  )
  const before = readinessOf(here.station, true)
  expect(before).toMatchObject({ claims: null, heardAt: null, aloneHours: null, limitedBy: null, low: false })
  expect(before.numbers.map(({ kind }) => kind)).toEqual(['order', 'sscc', 'tracking'])
  // Thirty parcels in three hours of work, on two days.
  for (const [n, at] of ['02-27T09', '02-27T10', '03-01T15'].entries()) {
    for (let i = 0; i < 10; i++) used.run(`${n}-${i}`, 'sealParcel', `2026-${at}:0${i}:00.000Z`)
  }
  used.run('old', 'sealParcel', '2026-01-05T10:00:00.000Z')
  here.station.local.$client.exec(
    `update "numberBlock" set "nextSerial" = "lastSerial" - 24 where "kind" = 'sscc'`,
  )
  expect(readinessOf(here.station, true)).toMatchObject({
    numbers: [{ kind: 'order' }, { kind: 'sscc', left: 25, hours: 2.5 }, { kind: 'tracking' }],
    aloneHours: 2.5,
    limitedBy: 'sscc',
    low: true,
  })
  // Nobody could refill.
  expect(readinessOf(here.station, false).low).toBe(false)
})

it('[CL10] counts the claims where there are several stations', () => {
  const { released } = here.do('releaseOrders', {
    orderIds: [here.order({ 'MUG-1': 2 })],
    allowPartial: true,
  })
  here.do('registerStation', { station: { id: 's2', name: 'Bench 2', prefix: 'B' } } as never)
  expect(readinessOf(here.station, true)).toMatchObject({ claims: { tasks: 0, until: null, hours: null } })
  here.station.local.$client
    .prepare('update "pickTask" set "claimStationId" = ?, "claimUntil" = ? where "id" = ?')
    .run(here.station.identity?.stationId, '2026-03-02T13:00:00.000Z', released[0]?.taskId)
  here.station.serverClock.heard('2026-03-02T10:00:00.000Z')
  const { claims, limitedBy, low, heardAt } = readinessOf(here.station, true)
  expect(claims).toMatchObject({ tasks: 1, unitsEach: 2, until: '2026-03-02T13:00:00.000Z' })
  expect(claims?.hours).toBeGreaterThan(2.9)
  expect({ limitedBy, low, heardAt }).toEqual({
    limitedBy: 'claims',
    low: true,
    heardAt: '2026-03-02T10:00:00.000Z',
  })
})
