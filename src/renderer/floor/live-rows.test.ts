import { expect, it } from 'vitest'
import type { Reply } from '../station/client.ts'
import { createLiveRows } from './live-rows.ts'
import { createTurns } from './turns.ts'

const tick = async () => {
  for (let i = 0; i < 10; i++) await Promise.resolve()
}

function bench() {
  const asked: ((reply: Reply<number>) => void)[] = []
  const applied: number[] = []
  const timers: (() => void)[] = []
  const rows = createLiveRows<number>({
    ask: () => new Promise((resolve) => asked.push(resolve)),
    apply: (value) => applied.push(value),
    trouble: () => undefined,
    soon: (run) => timers.push(run),
  })
  const answer = async (value: number) => {
    asked.shift()?.({ ok: true, value })
    await tick()
  }
  const elapse = async () => {
    for (const run of timers.splice(0)) run()
    await tick()
  }
  return { rows, asked, applied, answer, elapse }
}

it('drops rows that were asked for before something was sent, and asks again when it is done', async () => {
  const { rows, asked, applied, answer, elapse } = bench()
  void rows.refresh()
  let finish: () => void = () => undefined
  void rows.during(new Promise<void>((resolve) => (finish = resolve)))
  await answer(1)
  await elapse()
  expect(applied).toEqual([])
  expect(asked).toHaveLength(0)
  finish()
  await tick()
  await elapse()
  await answer(2)
  expect(applied).toEqual([2])
})

it('answers many changes by one asking', async () => {
  const { rows, asked, applied, answer, elapse } = bench()
  rows.changed()
  rows.changed()
  rows.changed()
  await elapse()
  expect(asked).toHaveLength(1)
  rows.changed()
  await answer(1)
  await elapse()
  await answer(2)
  expect(applied).toEqual([1, 2])
})

it('a refresh is not satisfied by rows that were asked for before it', async () => {
  const { rows, applied, answer } = bench()
  void rows.refresh()
  let fresh = false
  void rows.refresh().then(() => {
    fresh = true
  })
  await answer(1)
  expect(fresh).toBe(false)
  await answer(2)
  expect(fresh).toBe(true)
  expect(applied).toEqual([1, 2])
})

it('turns keep their order, and one that fails stops no other', async () => {
  const done: string[] = []
  const failed: unknown[] = []
  const turns = createTurns((error) => failed.push(error))
  let finish: () => void = () => undefined
  void turns(() => new Promise<void>((resolve) => (finish = resolve)).then(() => void done.push('slow')))
  void turns(() => {
    throw new Error('no')
  })
  const last = turns(() => void done.push('fast'))
  await tick()
  expect(done).toEqual([])
  finish()
  await last
  expect(done).toEqual(['slow', 'fast'])
  expect(failed).toHaveLength(1)
})
