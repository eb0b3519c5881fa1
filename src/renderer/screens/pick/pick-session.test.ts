import { describe, expect, it } from 'vitest'
import { makeEan13 } from '../../../core/codes/ean.ts'
import type { PickTaskId } from '../../../core/model/ids.ts'
import type { PickTaskView, ResolvedCode } from '../../../core/protocol/queries/floor.ts'
import type { Reply, StationClient } from '../../station/client.ts'
import { createPickSession, type PickTold } from './pick-session.ts'
import { currentStep } from './pick-state.ts'

const MUG = makeEan13('400638133393')
const taskId = 'task' as PickTaskId

const taskOf = (pickedEach: number, over: Partial<PickTaskView> = {}): PickTaskView => ({
  id: taskId,
  orderId: null,
  orderNumber: '1042',
  customerName: 'Amel',
  status: 'started',
  userName: 'Jo',
  mine: true,
  toteCode: 'T-1',
  dueAt: '2026-03-02T16:00:00.000Z',
  giftNote: null,
  orderCancelled: false,
  kept: 'notNeeded',
  keptFor: null,
  keptUntil: null,
  reachable: false,
  begunAt: null,
  lastPick: null,
  steps: [
    {
      id: 'mug' as PickTaskView['steps'][number]['id'],
      sequence: 1,
      status: pickedEach < 100 ? 'open' : 'done',
      productId: 'p' as PickTaskView['steps'][number]['productId'],
      sku: 'MUG',
      name: 'Red mug',
      hazard: null,
      lot: null,
      expiryOn: null,
      bin: 'A-12-05',
      aisle: null,
      qtyEach: 100,
      pickedEach,
      shortEach: 0,
      barcodes: [{ code: MUG, qtyEach: 1 }],
    },
  ],
  ...over,
})

type Confirmed = (refuseOrOk: boolean) => void

/** A station that counts, and answers when told to. */
function bench() {
  const told: PickTold[] = []
  const sent: { readonly name: string; readonly code: unknown; readonly answer: Confirmed }[] = []
  const timers: (() => void)[] = []
  let picked = 0
  let task: (n: number) => PickTaskView = taskOf
  let resolved: ResolvedCode = { kind: 'unknown', code: '?' }
  const answers: Record<string, () => unknown> = { pickTask: () => task(picked), resolveCode: () => resolved }
  const station = {
    query: async (name: string) => ({ ok: true, value: answers[name]?.() }),
    do: (name: string, args: { readonly qtyEach?: number; readonly code?: unknown }) =>
      new Promise<Reply<unknown>>((resolve) => {
        sent.push({
          name,
          code: args.code,
          answer(ok) {
            if (ok) picked += args.qtyEach ?? 0
            resolve(ok ? { ok, value: null } : { ok, refusal: { code: 'pickNotOpen', status: 'done' } })
          },
        })
      }),
  } as unknown as StationClient
  const session = createPickSession(taskId, {
    station,
    tell: (event) => told.push(event),
    soon: (run) => timers.push(run),
    report: (error) => {
      throw error
    },
    year: 2026,
  })
  const settle = async () => {
    for (let round = 0; round < 5; round++) {
      for (const run of timers.splice(0)) run()
      for (let i = 0; i < 20; i++) await Promise.resolve()
    }
  }
  const pickedHere = () => {
    const { state } = session.read()
    return state?.task.steps[0]?.pickedEach
  }
  return {
    session,
    told,
    sent,
    settle,
    pickedHere,
    setTask: (make: typeof task) => (task = make),
    setResolved: (code: ResolvedCode) => (resolved = code),
  }
}

const kinds = (told: readonly PickTold[]) =>
  told.map((event) => (event.as === 'judged' ? event.judged.say : event.as))

describe('a pick task in hand', () => {
  it('judges twenty scans that came at once, in order, before the station answered any', async () => {
    const { session, told, sent, settle, pickedHere } = bench()
    await session.refresh()
    await session.scan('A-12-05')
    await Promise.all(Array.from({ length: 20 }, () => session.scan(MUG)))
    expect(pickedHere()).toBe(20)
    expect(kinds(told)).toEqual(['binRight', ...Array<string>(20).fill('itemCounted')])
    expect(sent).toHaveLength(20)
    for (const { answer } of sent) answer(true)
    await settle()
    expect(pickedHere()).toBe(20)
  })

  it('takes the refused step back, tells why, and ends as the station has it', async () => {
    const { session, told, sent, settle, pickedHere } = bench()
    await session.refresh()
    for (const code of ['A-12-05', MUG, MUG, MUG]) await session.scan(code)
    sent[0]?.answer(true)
    sent[1]?.answer(false)
    for (let i = 0; i < 20; i++) await Promise.resolve()
    expect(pickedHere()).toBe(2)
    expect(told.at(-1)).toEqual({ as: 'trouble', trouble: { code: 'pickNotOpen', status: 'done' } })
    sent[2]?.answer(true)
    await settle()
    expect(pickedHere()).toBe(2)
  })

  it('keeps the order of scans when one of them has to be asked for', async () => {
    const { session, told, setResolved } = bench()
    await session.refresh()
    setResolved({ kind: 'bin', locationId: 'x' as never, code: 'A-12-03' })
    await Promise.all([session.scan('A-12-03'), session.scan('A-12-05'), session.scan(MUG)])
    expect(kinds(told)).toEqual(['wrongBin', 'binRight', 'itemCounted'])
  })

  it('says it once when the order is cancelled under the picker', async () => {
    const { session, told, settle, setTask } = bench()
    await session.refresh()
    setTask((n) => taskOf(n, { orderCancelled: true }))
    session.changed()
    await settle()
    session.changed()
    await settle()
    expect(kinds(told)).toEqual(['orderCancelled'])
  })

  it('resumes the step of the rows, as after a crash', async () => {
    const { session, told, setTask } = bench()
    setTask(() => taskOf(40))
    await session.scan(MUG)
    expect(kinds(told)).toEqual(['itemCounted'])
    const { state } = session.read()
    expect(state && currentStep(state)?.pickedEach).toBe(41)
  })

  it('asks for the bin again when somebody takes the task over', async () => {
    const { session, told, sent, settle, setTask } = bench()
    setTask(() => taskOf(40, { mine: false, userName: 'Amel' }))
    await session.refresh()
    setTask(() => taskOf(40))
    const taken = session.takeOver()
    await settle()
    sent[0]?.answer(true)
    await taken
    await session.scan(MUG)
    expect(kinds(told)).toEqual(['binFirst'])
  })

  it('binds a tote with the answer of the station', async () => {
    const { session, told, sent, setTask, setResolved } = bench()
    setTask((n) => taskOf(n, { toteCode: null }))
    setResolved({ kind: 'tote', locationId: 'l' as never, code: 'T-7', orderId: null, orderNumber: null })
    await session.refresh()
    const scanned = session.scan('T-7')
    for (let i = 0; i < 20; i++) await Promise.resolve()
    expect(told).toEqual([])
    sent[0]?.answer(true)
    await scanned
    expect(kinds(told)).toEqual(['toteBound'])
    expect(session.read().state?.task.toteCode).toBe('T-7')
  })
})
