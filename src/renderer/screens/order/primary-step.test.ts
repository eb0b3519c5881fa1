import { describe, expect, it } from 'vitest'
import { actions } from '../../../core/model/roles.ts'
import { primaryStep } from './primary-step.ts'

describe('the primary step', () => {
  it.each([
    ['release', 'release'],
    ['waitForStock', 'releaseWhatThereIs'],
    ['pick', 'pick'],
    ['finishPick', 'pick'],
    ['pack', 'pack'],
    ['finishPack', 'pack'],
    ['ship', 'ship'],
    ['none', null],
  ] as const)('of %s is %s', (next, step) => {
    expect(primaryStep(next, actions)).toBe(step)
  })

  it('is not offered to who may not take it', () => {
    expect(primaryStep('release', ['pick'])).toBeNull()
    expect(primaryStep('pick', ['pick'])).toBe('pick')
  })
})
