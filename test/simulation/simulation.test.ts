import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findFailure } from './find-failure.testkit.ts'
import { mustOccur, newTally } from './tally.testkit.ts'
import { makeTemplate, type Template } from './template.testkit.ts'
import { playHistory } from './world.testkit.ts'

/** Set by `npm run simulate`, for the night. */
const { ENTREPOT_SIMULATION_RUNS, ENTREPOT_SIMULATION_SEED, ENTREPOT_SIMULATION_TALLY } = process.env
const RUNS = Number(ENTREPOT_SIMULATION_RUNS ?? 150)
const SEED = Number(ENTREPOT_SIMULATION_SEED ?? 20260302)
/** So many contain everything at least once, whatever the seed. */
const ENOUGH = ENTREPOT_SIMULATION_RUNS === undefined ? RUNS : 1000
/** Of one history on a slow machine. */
const MOST_MS = 4000

describe('many stations and one server', () => {
  let template: Template
  beforeAll(async () => {
    template = await makeTemplate()
  })
  afterAll(() => template.remove())

  it(
    `agree at every step and in the end, in ${RUNS} histories`,
    async () => {
      const tally = newTally()
      const failure = await findFailure((steps) => playHistory(steps, { template, tally }), RUNS, SEED)
      if (failure) {
        const { error, seed, path, steps } = failure
        throw new Error(
          `${error.message}\nseed ${seed}, path ${path}, shortened:\n${JSON.stringify(steps)}`,
          { cause: error },
        )
      }
      if (ENTREPOT_SIMULATION_TALLY) {
        const lines = tally.entries().map(([what, times]) => `${String(times).padStart(9)}  ${what}`)
        process.stdout.write(`${RUNS} histories, seed ${SEED}\n${lines.join('\n')}\n`)
      }
      if (RUNS >= ENOUGH) expect(tally.never(mustOccur)).toEqual([])
    },
    60_000 + RUNS * MOST_MS,
  )
})
