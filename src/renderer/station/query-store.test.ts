import { describe, expect, it } from 'vitest'
import type { Trouble } from './client.ts'
import { createQueryStore, type Question } from './query-store.ts'

type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly refusal: Trouble }

function setUp() {
  const asked: { readonly name: string; readonly answer: (answer: Answer) => void }[] = []
  const timers: (() => void)[] = []
  const clock = { now: 100 }
  const store = createQueryStore({
    ask: (name) => new Promise((resolve) => asked.push({ name, answer: resolve })),
    setTimer: (run) => void timers.push(run),
    now: () => clock.now,
  })
  const answer = async (value: unknown) => {
    asked.at(-1)?.answer({ ok: true, value })
    await settled()
  }
  const passTime = () => {
    for (const run of timers.splice(0)) run()
  }
  return { store, asked, answer, passTime, clock }
}

const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}
const orders: Question = { name: 'orderCounts', args: {}, tables: ['order'] }
const nothing = () => undefined

describe('query store', () => {
  it('asks when watched and keeps the value with its time', async () => {
    const { store, answer } = setUp()
    expect(store.read(orders)).toMatchObject({ loading: true, at: null })
    store.watch(orders, nothing)
    await answer('A')
    expect(store.read(orders)).toEqual({ value: 'A', error: null, loading: false, at: 100 })
  })

  it('asks once for many changes in a row, and keeps the old rows while it asks', async () => {
    const { store, asked, answer, passTime } = setUp()
    store.watch(orders, nothing)
    await answer('A')
    for (let at = 0; at < 20; at += 1) store.changed(['order'])
    passTime()
    expect(asked).toHaveLength(2)
    expect(store.read(orders)).toMatchObject({ value: 'A', loading: true })
    await answer('B')
    expect(store.read(orders)).toMatchObject({ value: 'B', loading: false })
  })

  it('does not ask for changes of other tables; without tables it asks for any', async () => {
    const { store, asked, answer, passTime } = setUp()
    store.watch(orders, nothing)
    await answer('A')
    store.changed(['pick'])
    passTime()
    expect(asked).toHaveLength(1)
    store.watch({ name: 'home', args: {} }, nothing)
    await answer('H')
    store.changed(['pick'])
    passTime()
    expect(asked.map((one) => one.name)).toEqual(['orderCounts', 'home', 'home'])
  })

  it('asks again after an answer that a change has overtaken', async () => {
    const { store, asked, answer, passTime } = setUp()
    store.watch(orders, nothing)
    store.changed(['order'])
    passTime()
    expect(asked).toHaveLength(1)
    await answer('old')
    expect(asked).toHaveLength(2)
    await answer('new')
    expect(store.read(orders)).toMatchObject({ value: 'new', loading: false })
  })

  it('keeps the last rows when asking fails', async () => {
    const { store, asked, answer, passTime } = setUp()
    store.watch(orders, nothing)
    await answer('A')
    store.changed(['order'])
    passTime()
    asked.at(-1)?.answer({ ok: false, refusal: { code: 'offline', sent: true } })
    await settled()
    expect(store.read(orders)).toMatchObject({ value: 'A', error: { code: 'offline' }, loading: false })
  })

  it('shows nothing of the person before, not even answers still on their way', async () => {
    const { store, asked, answer } = setUp()
    store.watch(orders, nothing)
    await answer('mine')
    void store.refresh(orders)
    store.forgetAll()
    expect(store.read(orders).value).toBeUndefined()
    await answer('mine again')
    expect(store.read(orders).value).toBeUndefined()
    expect(asked).toHaveLength(3)
    await answer('yours')
    expect(store.read(orders).value).toBe('yours')
  })

  it('asks nothing for questions that nobody watches', async () => {
    const { store, asked, answer, passTime } = setUp()
    const leave = store.watch(orders, nothing)
    await answer('A')
    leave()
    store.changed(['order'])
    store.askAll()
    passTime()
    expect(asked).toHaveLength(1)
    expect(store.read(orders).value).toBe('A')
  })

  it('forgets the oldest of many idle answers, never one on the screen', async () => {
    const { store, answer } = setUp()
    store.watch(orders, nothing)
    await answer('kept')
    const question = (at: number): Question => ({ name: 'order', args: { at }, tables: [] })
    for (let at = 0; at < 100; at += 1) {
      const leave = store.watch(question(at), nothing)
      await answer(at)
      leave()
    }
    expect(store.read(orders).value).toBe('kept')
    expect(store.read(question(0)).value).toBeUndefined()
    expect(store.read(question(99)).value).toBe(99)
  })
})
