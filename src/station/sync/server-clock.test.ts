import Database from 'better-sqlite3'
import { beforeEach, describe, expect, it } from 'vitest'
import { type ServerClock, serverClock } from './server-clock.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const START = Date.parse('2026-03-02T08:00:00.000Z')

let db: Database.Database
let wallMs: number
let runMs: number
let clock: ServerClock

const start = (): void => {
  clock = serverClock({ db, clock: () => new Date(wallMs), monotonicMs: () => runMs })
}
/** The process stops, and comes back so much later; its own clock begins anew. */
const restart = (ms: number): void => {
  wallMs += ms
  runMs = 0
  start()
}
const pass = (ms: number): void => {
  wallMs += ms
  runMs += ms
}
const hears = (ms: number): void => clock.heard(new Date(ms).toISOString())
const now = (): number => clock.now().getTime()

beforeEach(() => {
  db = new Database(':memory:')
  db.exec('create table "stationInfo" ("key" text primary key, "value" text not null)')
  wallMs = START
  runMs = 5000
  start()
})

describe("the server's clock, as a station knows it", () => {
  it("is the device's own as long as no server was heard", () => {
    expect(now()).toBe(START)
    restart(HOUR)
    expect(now()).toBe(START + HOUR)
  })

  it.each([-DAY, DAY])('[CL8] runs right on a device whose clock is wrong by %d ms', (wrong) => {
    wallMs += wrong
    hears(START)
    pass(8 * HOUR)
    expect(now()).toBe(START + 8 * HOUR)
    restart(HOUR)
    expect(now()).toBe(START + 9 * HOUR)
  })

  it('[CL8] gains nothing where the clock is set back', () => {
    hears(START)
    pass(HOUR)
    wallMs -= DAY
    expect(now()).toBe(START + HOUR)
    pass(HOUR)
    expect(now()).toBe(START + 2 * HOUR)
    restart(HOUR)
    expect(now()).toBeGreaterThanOrEqual(START + 2 * HOUR)
  })

  it('[CL8] counts the time in which the machine slept', () => {
    hears(START)
    wallMs += 3 * HOUR
    expect(now()).toBe(START + 3 * HOUR)
  })

  it('is put right by the next word of the server where the clock was set forward', () => {
    hears(START)
    pass(HOUR)
    wallMs += DAY
    expect(now()).toBe(START + HOUR + DAY)
    hears(START + HOUR)
    expect(now()).toBe(START + HOUR)
    restart(HOUR)
    expect(now()).toBe(START + 2 * HOUR)
  })

  it('[CL8] counts an answer from when it was asked for, also where the machine slept in between', () => {
    clock.asking()
    wallMs += 6 * HOUR
    hears(START)
    expect(now()).toBe(START + 6 * HOUR)
    clock.asking()
    pass(2 * 1000)
    hears(START + 6 * HOUR + 1000)
    expect(now()).toBe(START + 6 * HOUR + 3000)
  })

  it('does not listen to an answer that was held up', () => {
    hears(START)
    pass(HOUR)
    hears(START + 10 * 60_000)
    expect(now()).toBe(START + HOUR)
    hears(START - HOUR)
    expect(now()).toBe(START + HOUR)
  })

  it('writes little', () => {
    hears(START)
    const written = () => db.prepare('select "value" from "stationInfo"').pluck().get()
    const first = written()
    for (let second = 1; second < 60; second++) {
      pass(1000)
      hears(START + second * 1000)
      now()
    }
    expect(written()).toBe(first)
    pass(2000)
    now()
    expect(written()).not.toBe(first)
  })
})
