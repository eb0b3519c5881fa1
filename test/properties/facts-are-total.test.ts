import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ORGANISATION } from '../../src/core/model/spaces.ts'
import { type TableName, tableNames } from '../../src/core/model/tables.ts'
import { type OperationName, operations } from '../../src/core/operations/registry.ts'
import type { House } from '../../src/core/operations/testkit.testkit.ts'
import { argumentsOf } from '../support/arguments.ts'
import { argsOf, furnishedHouse, stepArbitrary } from './random-day.testkit.ts'

/**
 * A fact that is sent late meets rows that others have changed or taken away meanwhile. It has happened all the same: whatever
 * is gone, its `run` ends without an error.
 */
const RUNS = 120
const facts = (Object.keys(operations) as OperationName[]).filter((name) => operations[name].kind === 'fact')

/** A place is never taken away, only closed. */
const lasting: readonly TableName[] = ['location', 'warehouse']
const losable = tableNames.filter((table) => !lasting.includes(table))

const day = fc.array(stepArbitrary, { minLength: 20, maxLength: 120, size: 'max' })
const choices = fc.infiniteStream(fc.nat())

it('[OP8] a fact ends without an error, whatever rows are gone', () => {
  const tally = new Map<string, number>()
  fc.assert(
    fc.property(day, choices, fc.gen(), (steps, stream, any) => {
      const next = (below: number): number => Number(stream.next().value ?? 0) % below
      const here = furnishedHouse()
      for (const step of steps) here.run(step.name, argsOf(here, step))
      const known = textsOf(here)
      // Made while everything was there, as the person saw it.
      const deeds = facts.flatMap((name) => [
        { name, args: any(() => argumentsOf(name, () => known)) },
        ...[1, 2].map(() => {
          const pick = Array.from({ length: 8 }, () => next(1_000_000))
          return { name, args: argsOf(here, { name, pick, replay: true }) }
        }),
      ])
      for (const table of losable.filter(() => next(3) === 0)) {
        for (const { id } of here.store.all(table).filter(() => next(3) === 0)) {
          here.store.remove(table, id, { space: ORGANISATION, version: 0 })
          tally.set(table, (tally.get(table) ?? 0) + 1)
        }
      }
      for (const { name, args } of deeds) {
        const { outcome } = here.run(name, args, 'replay')
        // Of hostile ones, before it is run.
        if (!outcome.ok) expect(outcome.refusal.code).toBe('badArguments')
        else tally.set(name, (tally.get(name) ?? 0) + 1)
      }
    }),
    { numRuns: RUNS, seed: 20260302, endOnFailure: true },
  )
  const lost = ['order', 'orderLine', 'pick', 'pickTask', 'parcel', 'parcelLine', 'balance', 'product', 'lot']
  expect([...facts, ...lost].filter((name) => !tally.get(name))).toEqual([])
}, 120_000)

function textsOf(here: House): string[] {
  const rows = tableNames.flatMap((table) => here.store.all(table) as readonly object[])
  return rows.flatMap((row) => Object.values(row).filter((value) => typeof value === 'string'))
}
