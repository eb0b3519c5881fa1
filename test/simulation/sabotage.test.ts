import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OracleError } from './oracle-error.testkit.ts'
import { sabotages } from './sabotages.testkit.ts'
import { historyArbitrary } from './steps.testkit.ts'
import { newTally } from './tally.testkit.ts'
import { makeTemplate, type Template } from './template.testkit.ts'
import { playHistory } from './world.testkit.ts'

/** As many histories as a bug may hide in; the simulation itself plays more. */
const MOST_RUNS = 150

describe('the oracles find it when', () => {
  let template: Template
  beforeAll(async () => {
    template = await makeTemplate()
  })
  afterAll(() => template.remove())

  it.each(sabotages)(
    '$name',
    async (sabotage) => {
      const history = fc.asyncProperty(historyArbitrary, (steps) =>
        playHistory(steps, { template, tally: newTally(), sabotage }),
      )
      const { failed, errorInstance } = await fc.check(history, {
        numRuns: MOST_RUNS,
        seed: 8,
        endOnFailure: true,
      })
      expect(failed).toBe(true)
      expect(errorInstance).toBeInstanceOf(OracleError)
      expect(String((errorInstance as Error).message)).toMatch(sabotage.foundBy)
    },
    240_000,
  )
})
