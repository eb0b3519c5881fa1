import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { undo } from '../../src/core/model/recording-tx.ts'
import { operations } from '../../src/core/operations/registry.ts'
import { brokenRules } from './invariants.testkit.ts'
import { argsOf, dayArbitrary, furnishedHouse, type Step, stepNames } from './random-day.testkit.ts'

/** The house after any day: whatever was done, in whatever order, right or wrong. */
describe('any sequence of operations', () => {
  const tally = new Map<string, number>()
  const count = (what: string): void => {
    tally.set(what, (tally.get(what) ?? 0) + 1)
  }

  const play = (steps: readonly Step[]): void => {
    const here = furnishedHouse()
    for (const step of steps) {
      const args = argsOf(here, step)
      const isFact = operations[step.name].kind === 'fact'
      const before = here.snapshot()
      // A fact never throws, and on replay it is never refused either.
      const { outcome, images } = here.run(step.name, args, step.replay && isFact ? 'replay' : 'first')
      if (outcome.ok) count(`${step.name} done`)
      else count(`${step.name} refused`)
      if (!outcome.ok && outcome.refusal.code === 'badArguments')
        throw new Error(JSON.stringify(outcome.refusal))
      if (step.replay && isFact) expect(outcome.ok).toBe(true)
      if (!outcome.ok) expect(here.snapshot()).toBe(before)
      expect(brokenRules(here.store)).toEqual([])
      // Putting the whole house back is dear: every third time.
      if (!outcome.ok || (step.pick[0] ?? 0) % 3 > 0) continue
      const after = here.snapshot()
      undo(here.store, images)
      expect(here.snapshot()).toBe(before)
      // And once more on the same state: the same rows.
      here.run(step.name, args, step.replay && isFact ? 'replay' : 'first')
      expect(withoutOperationIds(here.snapshot())).toBe(withoutOperationIds(after))
    }
    for (const order of here.store.all('order')) count(`order ${order.status}`)
    for (const each of here.store.all('case')) count(`case ${each.kind}`)
  }

  it('[ST1] [ST2] [ST3] [ST4] [ST5] [OP8] conserves stock, keeps all totals true, and can be undone exactly', () => {
    fc.assert(fc.property(dayArbitrary, play), { numRuns: 70, seed: 20260302, endOnFailure: true })
    const never = stepNames.flatMap((name) =>
      ['done', 'refused'].map((end) => `${name} ${end}`).filter((what) => !tally.get(what)),
    )
    // A generator that no longer reaches something would make this test say less, silently.
    // Only persons are refused it, and here is none.
    expect(never).toEqual(['reportOutcome refused'])
    const states = ['shipped', 'cancelled', 'packed', 'packing', 'picked', 'picking', 'released', 'open']
    expect(states.filter((state) => !tally.get(`order ${state}`))).toEqual([])
    const cases = [
      'shortPick',
      'pickDiffers',
      'packDiffers',
      'goodsOfCancelledOrder',
      'negativeStock',
      'countDiffers',
    ]
    expect(cases.filter((kind) => !tally.get(`case ${kind}`))).toEqual([])
  }, 120_000)
})

/** Ids derive from the operation's id, which differs between the two runs. */
function withoutOperationIds(snapshot: string): string {
  const known = new Map<string, number>()
  return snapshot.replace(/op\d{5}/g, (id) => {
    const index = known.get(id) ?? known.size
    known.set(id, index)
    return `op#${index}`
  })
}
