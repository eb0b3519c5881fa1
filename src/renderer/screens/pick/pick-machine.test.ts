import { describe, expect, it } from 'vitest'
import type { PickStep, PickTaskView } from '../../../core/protocol/queries/floor.ts'
import type { Scanned } from '../../floor/scanned.ts'
import { askForLot, judgePick, takeOfferedLot } from './pick-machine.ts'
import { currentStep, openPickState, type PickState, phaseOf, withdrawPick } from './pick-state.ts'

const step = (id: string, over: Partial<PickStep>): PickStep => ({
  id: id as PickStep['id'],
  sequence: 1,
  status: 'open',
  productId: `product-${id}` as PickStep['productId'],
  sku: `SKU-${id}`,
  name: `Thing ${id}`,
  hazard: null,
  lot: null,
  expiryOn: null,
  bin: 'A-12-05',
  aisle: 'A12',
  qtyEach: 3,
  pickedEach: 0,
  shortEach: 0,
  barcodes: [],
  ...over,
})

const task = (over: Partial<PickTaskView> = {}): PickTaskView => ({
  id: 'task' as PickTaskView['id'],
  orderId: 'order' as PickTaskView['orderId'],
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
  steps: [
    step('mug', { sequence: 1 }),
    step('tin', { sequence: 2, bin: 'A-12-05', qtyEach: 1 }),
    step('card', { sequence: 3, bin: 'A-14-02', qtyEach: 12 }),
  ],
  lastPick: null,
  ...over,
})

const product = (id: string, over: Partial<Extract<Scanned, { kind: 'product' }>> = {}): Scanned => ({
  kind: 'product',
  productId: `product-${id}` as PickStep['productId'],
  sku: `SKU-${id}`,
  name: `Thing ${id}`,
  qtyEach: 1,
  lot: null,
  ...over,
})
const bin = (code: string): Scanned => ({ kind: 'bin', code })

const run = (state: PickState, ...scans: Scanned[]) => {
  let result = { state, judged: null, effect: null } as ReturnType<typeof judgePick>
  for (const scan of scans) result = judgePick(result.state, scan, 'code')
  return result
}
const fresh = (over: Partial<PickTaskView> = {}) => openPickState(task(over))
const atBinOf = (state: PickState) => run(state, bin('A-12-05')).state
const atBin = () => atBinOf(fresh())

describe('phases', () => {
  it.each([
    ['start', { status: 'open' }],
    ['start', { status: 'parked' }],
    ['start', { mine: false }],
    ['tote', { toteCode: null }],
    ['bin', {}],
    ['done', { status: 'done' }],
    ['done', { steps: [step('mug', { pickedEach: 3, status: 'done' })] }],
    ['done', { steps: [step('mug', { shortEach: 3, status: 'short' })] }],
    ['cancelled', { orderCancelled: true }],
    ['recalled', { status: 'cancelled' }],
  ] as const)('%s of %o', (phase, over) => {
    expect(phaseOf(fresh(over as Partial<PickTaskView>))).toBe(phase)
  })

  it('resumes on the product when goods of the step were taken before', () => {
    const state = fresh({
      steps: [
        step('mug', { status: 'done', pickedEach: 3 }),
        step('tin', { sequence: 2, qtyEach: 2, pickedEach: 1 }),
      ],
    })
    expect(phaseOf(state)).toBe('item')
    expect(currentStep(state)?.id).toBe('tin')
  })

  it('asks for no tote any more when goods were taken without one', () => {
    expect(phaseOf(fresh({ toteCode: null, steps: [step('mug', { pickedEach: 1 })] }))).toBe('item')
  })
})

describe('right scans', () => {
  it('bin, then product, counts one each', () => {
    const { state, judged, effect } = run(fresh(), bin('A-12-05'), product('mug'))
    expect(judged).toMatchObject({ kind: 'right', say: 'itemCounted', values: { picked: 1, of: 3 } })
    expect(effect).toEqual({
      kind: 'confirmPick',
      args: { pickId: 'mug', bin: 'A-12-05', productId: 'product-mug', qtyEach: 1, lot: null, code: 'code' },
    })
    expect(currentStep(state)?.pickedEach).toBe(1)
  })

  it('completes a line, and skips the bin scan when the bin repeats', () => {
    const { state, judged } = run(atBin(), product('mug'), product('mug'), product('mug'))
    expect(judged?.kind).toBe('lineComplete')
    expect(currentStep(state)?.id).toBe('tin')
    expect(phaseOf(state)).toBe('item')
    expect(phaseOf(run(state, product('tin')).state)).toBe('bin')
  })

  it('counts a case by its units, and ends the tour', () => {
    const { state, judged } = run(
      atBin(),
      product('mug', { qtyEach: 3 }),
      product('tin'),
      bin('a-14-02'),
      product('card', { qtyEach: 12 }),
    )
    expect(judged).toMatchObject({ kind: 'done', say: 'tourDone' })
    expect(phaseOf(state)).toBe('done')
  })

  it('takes another line of the same bin out of turn, but not in mid-count', () => {
    expect(run(atBin(), product('tin')).effect).toMatchObject({ args: { pickId: 'tin' } })
    expect(run(atBin(), product('mug'), product('tin'))).toMatchObject({
      judged: { kind: 'wrong', say: 'itemOfLaterLine' },
      effect: null,
    })
  })

  it('counts a typed quantity with the next right scan, once', () => {
    const typed = { ...atBin(), typedEach: 2 }
    const { state, effect } = run(typed, product('mug'))
    expect(effect).toMatchObject({ args: { qtyEach: 2 } })
    expect(state.typedEach).toBeNull()
  })

  it('turns to the line of the scanned lot', () => {
    const lots = fresh({
      steps: [
        step('l1', { lot: 'L1', productId: 'product-p' as PickStep['productId'] }),
        step('l2', { lot: 'L2', sequence: 2, productId: 'product-p' as PickStep['productId'] }),
      ],
    })
    expect(run(lots, bin('A-12-05'), product('p', { lot: 'l2' })).effect).toMatchObject({
      args: { pickId: 'l2' },
    })
  })

  it('takes another lot only after the picker was told and said so', () => {
    const state = fresh({ steps: [step('l1', { lot: 'L1' })] })
    const told = run(state, bin('A-12-05'), product('l1', { lot: 'L9', qtyEach: 2 }))
    expect(told).toMatchObject({ judged: { kind: 'wrong', say: 'lotDiffers' }, effect: null })
    expect(takeOfferedLot(told.state)).toMatchObject({
      judged: { kind: 'right' },
      effect: { args: { lot: 'L9', otherLot: true, qtyEach: 2 } },
    })
    const asked = takeOfferedLot(askForLot(atBinOf(state), 'l1' as PickStep['id'], 'code'))
    expect(asked).toMatchObject({ judged: { kind: 'right' }, effect: { args: { lot: 'L1', qtyEach: 1 } } })
    const scannedOn = run(told.state, { kind: 'unknown', code: '?' })
    expect(takeOfferedLot(scannedOn.state)).toBeNull()
  })

  it('binds a tote by its answer, not before', () => {
    const state = fresh({ toteCode: null })
    const tote: Scanned = { kind: 'tote', code: 'T-7', orderNumber: null }
    expect(run(state, tote)).toMatchObject({ judged: null, effect: { kind: 'bindTote', toteCode: 'T-7' } })
  })
})

describe('scans that change nothing', () => {
  const begun = () => run(atBin(), product('mug')).state
  it.each([
    ['wrong bin', fresh, bin('A-12-03'), 'wrong', 'wrongBin'],
    ['bin of a later line', fresh, bin('A-14-02'), 'wrong', 'wrongBin'],
    ['product before the bin', fresh, product('mug'), 'wrong', 'binFirst'],
    ['bin again', begun, bin('A-12-05'), 'repeated', 'binAgain'],
    ['its own tote', begun, { kind: 'tote', code: 'T-1', orderNumber: '1042' }, 'repeated', 'toteAgain'],
    [
      "another order's tote in mid-tour",
      begun,
      { kind: 'tote', code: 'T-9', orderNumber: '1' },
      'wrong',
      'notNow',
    ],
    ['other bin in mid-count', begun, bin('A-14-02'), 'wrong', 'binLeftEarly'],
    ['foreign product', begun, product('blue'), 'wrong', 'wrongItem'],
    ['product of another bin', begun, product('card'), 'wrong', 'itemOfLaterLine'],
    ['case instead of unit', begun, product('mug', { qtyEach: 6 }), 'wrong', 'caseInsteadOfUnit'],
    ['typed too many', () => ({ ...begun(), typedEach: 4 }), product('mug'), 'wrong', 'tooMany'],
    ['unknown code', begun, { kind: 'unknown', code: '???' }, 'unknown', 'unknown'],
    ['misread code', begun, { kind: 'badCheck', code: '400' }, 'unknown', 'badCheck'],
    ['a badge', begun, { kind: 'badge', name: 'Jo' }, 'wrong', 'notNow'],
    ['a product for a tote', () => fresh({ toteCode: null }), product('mug'), 'wrong', 'scanTote'],
    [
      "another order's tote",
      () => fresh({ toteCode: null }),
      { kind: 'tote', code: 'T-9', orderNumber: '1050' },
      'wrong',
      'toteOfOther',
    ],
    [
      'anything for a cancelled order',
      () => fresh({ orderCancelled: true }),
      product('mug'),
      'wrong',
      'orderCancelled',
    ],
    ['before the start', () => fresh({ status: 'open' }), bin('A-12-05'), 'wrong', 'notNow'],
  ] as const)('%s', (_name, make, scan, kind, say) => {
    const state = make()
    const result = judgePick(state, scan as Scanned, 'code')
    expect(result.judged).toMatchObject({ kind, say })
    expect(result.effect).toBeNull()
    expect(result.state).toEqual(state)
  })

  it('an over-pick of a finished line is told as counted already', () => {
    const done = run(atBin(), product('mug'), product('mug'), product('mug')).state
    expect(run(done, product('mug'))).toMatchObject({
      judged: { kind: 'repeated', say: 'alreadyCounted', values: { count: 3 } },
      effect: null,
    })
  })
})

it('a refused pick is withdrawn to the very step', () => {
  const before = run(atBin(), product('mug'), product('mug')).state
  const after = run(before, product('mug')).state
  const back = withdrawPick(after, 'mug' as PickStep['id'], 1)
  expect(back.task.steps).toEqual(before.task.steps)
  expect(phaseOf(back)).toBe('item')
  expect(currentStep(back)?.id).toBe('mug')
})
