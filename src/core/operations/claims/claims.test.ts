import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { OperationId, OrderId, PickTaskId, StationId, UserId } from '../../model/ids.ts'
import { SYSTEM_USER } from '../../model/ids.ts'
import { type Operation, operationContext, parseArgs, runOperation, spacesOf } from '../../model/operation.ts'
import { recordingTx, undo } from '../../model/recording-tx.ts'
import { serverStation } from '../../model/server-station.ts'
import { type OperationName, operations } from '../registry.ts'
import {
  binOf,
  bins,
  type House,
  house,
  only,
  openCases,
  order,
  person,
  picksOf,
  product,
  startedTask,
  stock,
  WAREHOUSE,
} from '../testkit.testkit.ts'
import type { ClaimWish } from './grant-claims.ts'

const A = 's1' as StationId
const B = 's2' as StationId
const SERVER = serverStation(WAREHOUSE)
const NOON = '2026-03-02T12:00:00.000Z'

describe('claims', () => {
  let here: House
  let orderId: OrderId
  let taskId: PickTaskId
  let count = 0

  /** Done at any station, at any time, by the rules of the first or of a later run. */
  const at = (
    stationId: StationId,
    name: OperationName,
    args: unknown,
    more: { at?: string; userId?: UserId; mode?: 'first' | 'replay' } = {},
  ): string => {
    const operation = operations[name] as unknown as Operation<string, unknown, unknown>
    const parsed = parseArgs(operation, args)
    if (!parsed.ok) return JSON.stringify(parsed.refusal)
    const tx = recordingTx(here.store, spacesOf(operation, WAREHOUSE))
    const context = operationContext({
      opId: `x${++count}` as OperationId,
      at: more.at ?? NOON,
      userId: more.userId ?? SYSTEM_USER,
      stationId,
      warehouseId: WAREHOUSE,
    })
    const outcome = runOperation(operation, tx, parsed.value, context, more.mode ?? 'first')
    if (!outcome.ok) undo(here.store, tx.beforeImages())
    return outcome.ok ? 'done' : outcome.refusal.code
  }
  const grant = (stationId: StationId, more: { at?: string; wanted?: ClaimWish } = {}) =>
    at(SERVER, 'grantClaims', { stationId, taskIds: [taskId], wanted: more.wanted ?? 'ahead' }, more)
  const task = () => here.store.get('pickTask', taskId)
  const pickAt = (stationId: StationId, qtyEach: number, mode: 'first' | 'replay' = 'replay') => {
    const pick = only(picksOf(here, taskId))
    const { id: pickId, productId } = pick
    return at(stationId, 'confirmPick', { pickId, productId, bin: binOf(here, pick), qtyEach }, { mode })
  }
  const release = () => only(here.do('releaseOrders', { orderIds: [orderId] }).released).taskId

  beforeEach(() => {
    here = house()
    bins(here, 'A-01')
    product(here, 'MUG')
    stock(here, 'A-01', 'MUG', 10)
    orderId = order(here, { MUG: 3 })
    taskId = release()
    here.do('registerStation', { station: { id: B, name: 'Bench 2', prefix: 'B' } })
  })

  it('[CL1] are not needed in a house of one station', () => {
    const alone = house()
    bins(alone, 'A-01')
    product(alone, 'MUG')
    stock(alone, 'A-01', 'MUG', 10)
    startedTask(alone, order(alone, { MUG: 1 }))
  })

  it('[CL1] let nobody begin a task but the station that holds it', () => {
    grant(B)
    expect(at(A, 'startPickTask', { taskId })).toBe('taskClaimedBy')
    expect(at(B, 'startPickTask', { taskId })).toBe('done')
    expect(task()).toMatchObject({ status: 'started', stationId: B, claimStationId: B })
    expect(at(A, 'takeOverPickTask', { taskId })).toBe('taskClaimedBy')
  })

  it('[CL2] are given by the server alone', () => {
    for (const stationId of [A, B]) {
      expect(at(stationId, 'grantClaims', { stationId: A, taskIds: [taskId], wanted: 'now' })).toBe(
        'notAllowed',
      )
      expect(at(stationId, 'freeClaims', { stationId: B })).toBe('notAllowed')
    }
    expect(at(SERVER, 'grantClaims', { stationId: 'gone', taskIds: [taskId], wanted: 'now' })).toBe(
      'notFound',
    )
  })

  it('[CL2] go to nobody else before they end, by the clock of the server', () => {
    grant(A)
    expect(task()).toMatchObject({ claimStationId: A, claimUntil: '2026-03-02T20:00:00.000Z' })
    grant(B, { at: '2026-03-02T19:59:59.999Z' })
    expect(task()?.claimStationId).toBe(A)
    grant(B, { at: '2026-03-02T20:00:00.000Z' })
    expect(task()).toMatchObject({ claimStationId: B, claimUntil: '2026-03-03T04:00:00.000Z' })
  })

  it('[CL2] last as long as the house wants', () => {
    here.do('changeClaimRules', { claimsAhead: 5, claimHours: 2 })
    grant(A)
    expect(task()?.claimUntil).toBe('2026-03-02T14:00:00.000Z')
  })

  it('[CL4] are given up by their holder alone, and go to who waits', () => {
    grant(A)
    grant(B, { wanted: 'ahead' })
    expect(task()?.claimWishId).toBeNull()
    grant(B, { wanted: 'now' })
    expect(task()).toMatchObject({ claimStationId: A, claimWishId: B })
    at(B, 'releaseClaims', { taskIds: [taskId] })
    expect(task()?.claimStationId).toBe(A)
    at(A, 'releaseClaims', { taskIds: [taskId] })
    expect(task()).toMatchObject({ claimStationId: B, claimWishId: null })
    expect(at(A, 'startPickTask', { taskId })).toBe('taskClaimedBy')
    at(B, 'releaseClaims', { taskIds: [taskId] })
    expect(task()).toMatchObject({ claimStationId: null, claimUntil: null })
  })

  it('[CL4] end with their task, and with their station', () => {
    grant(A)
    here.do('recallTask', { taskId })
    expect(task()).toMatchObject({ status: 'cancelled', claimStationId: null })
    taskId = release()
    grant(A)
    at(A, 'startPickTask', { taskId })
    pickAt(A, 3)
    expect(task()).toMatchObject({ status: 'done', claimStationId: null })
    orderId = order(here, { MUG: 1 })
    taskId = release()
    grant(B)
    at(SERVER, 'freeClaims', { stationId: B })
    expect(task()?.claimStationId).toBeNull()
  })

  it('[CL3] what a station released without a line is its own, unless somebody has it', () => {
    const until = '2026-03-02T18:00:00.000Z'
    at(A, 'keepReleasedTasks', { taskIds: [taskId], until })
    expect(task()).toMatchObject({ claimStationId: A, claimUntil: until })
    at(B, 'keepReleasedTasks', { taskIds: [taskId], until })
    expect(task()?.claimStationId).toBe(A)
    const pia = person(here, 'Pia', 'picker')
    expect(at(B, 'keepReleasedTasks', { taskIds: [taskId], until }, { userId: pia })).toBe('notAllowed')
  })

  it('[CL6] a supervisor passes over them with a reason, which is on record', () => {
    const pia = person(here, 'Pia', 'picker')
    const sam = person(here, 'Sam', 'supervisor')
    grant(B)
    const args = { taskId, reason: 'Bench 2 is broken' }
    expect(at(A, 'startUnclaimedTask', args, { userId: pia })).toBe('notAllowed')
    expect(at(A, 'startUnclaimedTask', { taskId, reason: ' ' }, { userId: sam })).not.toBe('done')
    expect(at(A, 'startUnclaimedTask', args, { userId: sam })).toBe('done')
    expect(task()).toMatchObject({ status: 'started', stationId: A, userId: sam, claimStationId: B })
    expect(
      here.store.where('orderEvent', { orderId }).find((e) => e.operation === 'startUnclaimedTask')?.data,
    ).toMatchObject({ reason: 'Bench 2 is broken', keptFor: 'Bench 2' })
  })

  it('[CL7] a pick at a station that has lost its claim stands, and a case tells who and where', () => {
    // A, without a line, has begun on a claim that has ended: its start is refused here, its picks are not.
    grant(A, { at: '2026-03-02T02:00:00.000Z' })
    grant(B)
    at(B, 'startPickTask', { taskId })
    expect(at(A, 'startPickTask', { taskId }, { mode: 'replay' })).toBe('taskClaimedBy')
    pickAt(B, 2)
    expect(openCases(here)).toEqual([])
    pickAt(A, 2)
    pickAt(A, 1)
    expect(only(picksOf(here, taskId)).pickedEach).toBe(5)
    expect(openCases(here).filter((kind) => kind === 'twoStations')).toHaveLength(1)
    expect(openCases(here)).toContain('pickDiffers')
    const told = here.store.where('case', { status: 'open' }).find((each) => each.kind === 'twoStations')
    expect(told).toMatchObject({
      stationId: A,
      data: { here: 'Bench 1', other: 'Bench 2', sku: 'MUG', bin: 'A-01' },
    })
  })

  it('[CL7] so does one before the other has begun', () => {
    grant(A, { at: '2026-03-02T02:00:00.000Z' })
    grant(B)
    pickAt(A, 1)
    expect(openCases(here)).toEqual(['twoStations'])
  })

  it('a person who moves on to another station goes on there with its claim, without a case', () => {
    grant(A)
    at(A, 'startPickTask', { taskId })
    pickAt(A, 1)
    expect(pickAt(B, 1, 'first')).toBe('taskClaimedBy')
    grant(B, { wanted: 'now' })
    expect(task()?.claimWishId).toBeNull()
    grant(B, { wanted: 'takeOver' })
    at(A, 'releaseClaims', { taskIds: [taskId] })
    expect(at(B, 'startPickTask', { taskId })).toBe('done')
    expect(task()).toMatchObject({ stationId: B, pickedEach: 1 })
    expect(pickAt(B, 1, 'first')).toBe('done')
    expect(openCases(here)).toEqual([])
  })

  it('[CL2] stay where a task is begun, also where it was begun before there were claims', () => {
    orderId = order(here, { MUG: 1 })
    taskId = release()
    at(A, 'startUnclaimedTask', { taskId, reason: 'alone' })
    grant(B, { wanted: 'takeOver' })
    expect(task()).toMatchObject({
      claimStationId: A,
      claimWishId: B,
      claimUntil: '2026-03-02T20:00:00.000Z',
    })
    grant(B, { at: '2026-03-02T20:00:00.000Z' })
    expect(task()?.claimStationId).toBe(B)
  })

  it('[CL4] what is begun at a station that the house lets in no more is put aside', () => {
    grant(A)
    at(A, 'startPickTask', { taskId })
    at(SERVER, 'freeClaims', { stationId: A })
    expect(task()).toMatchObject({ status: 'parked', userId: null, claimStationId: null })
    grant(B)
    expect(at(B, 'startPickTask', { taskId })).toBe('done')
  })

  it('[CL9] are not asked for at the bench: what two stations pack beyond what was picked is a case', () => {
    grant(A)
    at(A, 'startPickTask', { taskId })
    pickAt(A, 3)
    const productId = only(picksOf(here, taskId)).productId
    // Neither knows of the other's parcel when it packs.
    for (const stationId of [A, B]) {
      const known = new Set(here.store.where('parcel', { orderId }).map(({ id }) => id))
      expect(at(stationId, 'openParcel', { orderId }, { mode: 'replay' })).toBe('done')
      const parcelId = only(here.store.where('parcel', { orderId }).filter(({ id }) => !known.has(id))).id
      at(stationId, 'packItem', { parcelId, productId, qtyEach: 3 }, { mode: 'replay' })
    }
    expect(openCases(here)).toEqual(['packDiffers'])
    expect(here.store.where('parcel', { orderId }).reduce((sum, { qtyEach }) => sum + qtyEach, 0)).toBe(3)
  })

  it('[CL2] never two good ones on one task, whatever is asked, given up and begun', () => {
    const step = fc.record({
      what: fc.constantFrom('grant', 'now', 'release', 'free', 'start', 'park', 'keep'),
      station: fc.constantFrom(A, B, 's3' as StationId),
      minutes: fc.nat({ max: 400 }),
    })
    here.do('registerStation', { station: { id: 's3' as StationId, name: 'Bench 3', prefix: 'C' } })
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
        let nowMs = Date.parse(NOON)
        /** What each station may believe: nothing but its own giving up, or the time, takes it away. */
        const believed = new Map<StationId, string>()
        for (const { what, station, minutes } of steps) {
          nowMs += minutes * 60_000
          const now = new Date(nowMs).toISOString()
          const before = task()
          if (what === 'grant') grant(station, { at: now })
          if (what === 'now') grant(station, { at: now, wanted: 'now' })
          if (what === 'release') {
            at(station, 'releaseClaims', { taskIds: [taskId] })
            if (before?.claimStationId === station) believed.delete(station)
          }
          if (what === 'free') {
            at(SERVER, 'freeClaims', { stationId: station })
            believed.delete(station)
          }
          if (what === 'start')
            at(station, 'startPickTask', { taskId }, { userId: station as string as UserId, mode: 'replay' })
          if (what === 'park')
            at(station, 'parkPickTask', { taskId }, { userId: station as string as UserId, mode: 'replay' })
          if (what === 'keep')
            at(station, 'keepReleasedTasks', {
              taskIds: [taskId],
              until: new Date(nowMs + 3_600_000).toISOString(),
            })
          const { claimStationId, claimUntil } = task() ?? {}
          if (claimStationId && claimUntil) believed.set(claimStationId, claimUntil)
          const good = [...believed].filter(([, until]) => until > now)
          expect(good.length).toBeLessThanOrEqual(1)
        }
        at(SERVER, 'freeClaims', { stationId: task()?.claimStationId ?? A })
      }),
      { numRuns: 200 },
    )
  })
})
