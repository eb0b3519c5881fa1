import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SYSTEM_USER } from '../../src/core/model/ids.ts'
import { SYNC_PROTOCOL } from '../../src/core/protocol/sync.ts'
import { serve } from './serve.testkit.ts'
import { sqliteMachine } from './server-machine.testkit.ts'
import type { Step } from './steps.testkit.ts'
import { newTally } from './tally.testkit.ts'
import { FOUNDER, makeTemplate, type Template } from './template.testkit.ts'
import { playHistory } from './world.testkit.ts'

/** Histories in which the simulation once found a bug, made short. The oracles watch; some also say what must have occurred. */
const staff = (node: number, person = 0): Step => ({ type: 'staff', node, person, active: true })
const sync = (node: number): Step => ({ type: 'sync', node })
/** Counts the bulk bin and finds it empty: the balance's row is removed. */
const emptyBulkBin = (node: number): Step => ({
  type: 'work',
  node,
  person: 0,
  deeds: [{ name: 'countBin', pick: [1, 1, 0, 1, 3, 1, 0, 0], replay: false }],
})
const CLONE = 3

describe('a history that once went wrong', () => {
  let template: Template
  beforeAll(async () => {
    template = await makeTemplate()
  })
  afterAll(() => template.remove())
  const play = async (...steps: Step[]) => {
    const tally = newTally()
    await playHistory(steps, { template, tally })
    return tally
  }

  it('what a restored server had forgotten is sent again, also by a station that has nothing to say', async () => {
    const tally = await play({ type: 'backup' }, staff(0), sync(0), { type: 'restore' })
    expect(tally.of('sent again after a restore')).toBe(1)
  })

  it('a snapshot takes the place of rows that only the undoing of a pending operation brings back', async () => {
    const tally = await play(staff(1), sync(1), { type: 'forgetTombstones' }, emptyBulkBin(0), sync(0))
    expect(tally.of('reset')).toBeGreaterThan(0)
  })

  it('a clone does not skip what it has not sent because the other one sent more', async () => {
    const shared = [staff(0, 0), staff(0, 1), staff(0, 2)]
    const tally = await play(
      ...shared,
      { type: 'clone', node: 0 },
      staff(0),
      staff(CLONE),
      staff(CLONE, 1),
      sync(0),
      sync(CLONE),
    )
    expect(tally.of('clone noticed')).toBe(1)
  })

  it('an answer to the other one is no answer to the clone', async () => {
    const tally = await play(
      { type: 'clone', node: 0 },
      staff(0),
      sync(0),
      // Nothing is pending when the clone asks; when the answer comes, something is.
      { type: 'line', node: CLONE, fate: 'arrives' },
      staff(CLONE),
      { type: 'line', node: CLONE, fate: 'arrives' },
    )
    expect(tally.of('clone noticed')).toBe(1)
  })

  it('a restored server does not go on with one machine where the other one began', async () => {
    const tally = await play(
      { type: 'clone', node: 0 },
      { type: 'backup' },
      staff(0),
      sync(0),
      { type: 'restore' },
      staff(CLONE),
      sync(CLONE),
      staff(0, 1),
      sync(0),
    )
    expect(tally.of('clone noticed')).toBe(1)
  })

  it('a restored server takes nothing of a station that has not heard of it', async () => {
    const tally = await play(
      { type: 'backup' },
      { type: 'clone', node: 0 },
      staff(CLONE),
      staff(CLONE, 1),
      sync(CLONE),
      staff(CLONE, 2),
      { type: 'restore' },
      staff(0),
      sync(0),
      sync(CLONE),
    )
    expect(tally.of('clone noticed')).toBe(1)
  })

  it('what a server said before it was restored is not believed afterwards', async () => {
    const tally = await play(
      { type: 'backup' },
      staff(1),
      sync(1),
      { type: 'line', node: 0, fate: 'arrives' },
      { type: 'line', node: 0, fate: 'twice' },
      { type: 'restore' },
      sync(0),
      { type: 'late', choice: 0 },
    )
    expect(tally.of('pull of another epoch')).toBe(1)
  })

  it('a batch that stops at a gap keeps what it took, and is taken when it comes again', async () => {
    const machine = sqliteMachine(template.image)
    const seq = ((await machine.store.account(FOUNDER))?.lastSeq ?? 0) + 1
    const operation = (n: number) => ({
      seq: seq + n,
      opId: `gap${n}`,
      name: 'changeSetting',
      args: { key: 'lockMinutes', value: 5 + n },
      userId: SYSTEM_USER,
      at: '2026-03-02T08:00:00.000Z',
    })
    const push = (...operations: unknown[]) =>
      serve.push(machine.store, FOUNDER, { protocol: SYNC_PROTOCOL, epoch: null, operations })
    expect(await push(operation(0), operation(2))).toMatchObject({ status: 'expected', seq: seq + 1 })
    expect((await machine.store.account(FOUNDER))?.lastSeq).toBe(seq)
    expect(await push(operation(0), operation(1), operation(2))).toMatchObject({
      status: 'taken',
      lastSeq: seq + 2,
    })
    expect((await machine.log(template.logged)).map(({ opId }) => opId)).toEqual(['gap0', 'gap1', 'gap2'])
    await machine.close()
  })
})
