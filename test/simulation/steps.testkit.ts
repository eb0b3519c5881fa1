import fc from 'fast-check'
import type { ClaimWish } from '../../src/core/operations/claims/grant-claims.ts'
import { type Step as Deed, stepArbitrary as deedArbitrary } from '../properties/random-day.testkit.ts'
import { type CrashPoint, crashPoints } from './tally.testkit.ts'

/** What can happen in the world. Numbers are choices among what is there at that moment. */
export type Step =
  | { readonly type: 'work'; readonly node: number; readonly person: number; readonly deeds: readonly Deed[] }
  | { readonly type: 'staff'; readonly node: number; readonly person: number; readonly active: boolean }
  /** An order for most of what is there, released whole or not at all: of two offline stations only one can have it. */
  | { readonly type: 'rush'; readonly node: number }
  | { readonly type: 'sync'; readonly node: number }
  /** A data folder is copied with work that waits in it; both go on, and the copy gets a name of its own. */
  | { readonly type: 'twin'; readonly node: number; readonly person: number; readonly deeds: readonly Deed[] }
  /** A round of which an answer comes twice: the second time much later. */
  | { readonly type: 'echo'; readonly node: number }
  /** A round begins, or what it waits for happens, or something else does. */
  | { readonly type: 'line'; readonly node: number; readonly fate: Fate }
  | { readonly type: 'late'; readonly choice: number }
  | {
      readonly type: 'crash'
      readonly node: number
      readonly point: CrashPoint
      readonly deeds: readonly Deed[]
    }
  /** Tasks are asked for; what is given is seen by the next pull, which may come at once. */
  | {
      readonly type: 'claims'
      readonly node: number
      readonly wanted: ClaimWish
      readonly choice: number
      readonly pulled: boolean
    }
  | { readonly type: 'giveUp'; readonly node: number }
  | { readonly type: 'passOver'; readonly node: number; readonly choice: number }
  /** Time passes, and then a task is begun that was kept before. */
  | { readonly type: 'hours'; readonly hours: number; readonly node: number }
  | { readonly type: 'clone' | 'ownName' | 'revoke' | 'readmit'; readonly node: number }
  | { readonly type: 'backup' | 'restore' | 'forgetTombstones' }

/** Read by whether the message is on its way to the server or back. */
export type Fate = 'arrives' | 'lost' | 'held' | 'twice' | 'outage'

const node = fc.nat({ max: 3 })
const choice = fc.nat({ max: 1000 })
const person = fc.nat({ max: 3 })
const deeds = fc.array(deedArbitrary, { minLength: 1, maxLength: 4 })
const fate = fc.oneof(
  { weight: 10, arbitrary: fc.constant<Fate>('arrives') },
  { weight: 2, arbitrary: fc.constant<Fate>('lost') },
  { weight: 3, arbitrary: fc.constant<Fate>('held') },
  { weight: 2, arbitrary: fc.constant<Fate>('twice') },
  { weight: 1, arbitrary: fc.constant<Fate>('outage') },
)
const ofNode = (type: 'clone' | 'ownName' | 'revoke' | 'readmit') =>
  fc.record({ type: fc.constant(type), node })
const plain = (type: 'backup' | 'restore' | 'forgetTombstones') => fc.constant({ type })

export const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  { weight: 30, arbitrary: fc.record({ type: fc.constant('work' as const), node, person, deeds }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('staff' as const), node, person, active: fc.boolean() }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('rush' as const), node }) },
  { weight: 10, arbitrary: fc.record({ type: fc.constant('sync' as const), node }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('echo' as const), node }) },
  { weight: 34, arbitrary: fc.record({ type: fc.constant('line' as const), node, fate }) },
  { weight: 10, arbitrary: fc.record({ type: fc.constant('late' as const), choice }) },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('crash' as const),
      node,
      point: fc.constantFrom(...crashPoints),
      deeds,
    }),
  },
  {
    weight: 14,
    arbitrary: fc.record({
      type: fc.constant('claims' as const),
      node,
      wanted: fc.constantFrom<ClaimWish[]>('ahead', 'ahead', 'now', 'takeOver'),
      choice,
      pulled: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
    }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('giveUp' as const), node }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('passOver' as const), node, choice }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('hours' as const),
      hours: fc.integer({ min: 1, max: 12 }),
      node,
    }),
  },
  { weight: 1, arbitrary: ofNode('clone') },
  { weight: 2, arbitrary: ofNode('ownName') },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('twin' as const), node, person, deeds }) },
  { weight: 1, arbitrary: ofNode('revoke') },
  { weight: 1, arbitrary: ofNode('readmit') },
  { weight: 3, arbitrary: plain('backup') },
  { weight: 4, arbitrary: plain('restore') },
  { weight: 2, arbitrary: plain('forgetTombstones') },
)

export const historyArbitrary = fc.array(stepArbitrary, { minLength: 15, maxLength: 45, size: 'max' })
