import { describe, expect, it } from 'vitest'
import { type ReadinessInput, readiness } from './readiness.ts'

const now = '2026-03-02T08:00:00.000Z'
const claims = { unitsEach: 120, perHour: 60, until: '2026-03-02T14:00:00.000Z', waiting: 50 }
const at = (more: Partial<ReadinessInput>) => readiness({ numbers: [], claims: null, now, ...more })

describe('readiness', () => {
  it('[CL10] is as long as the first thing lasts', () => {
    const numbers = [
      { kind: 'sscc', left: 100, perHour: 40 },
      { kind: 'tracking', left: 1000, perHour: 40 },
    ] as const
    expect(at({ numbers })).toEqual({
      hours: { sscc: 2.5, tracking: 25 },
      aloneHours: 2.5,
      limitedBy: 'sscc',
    })
    expect(at({ numbers, claims })).toMatchObject({ aloneHours: 2, limitedBy: 'claims' })
  })

  it('counts claims by the work in them, and at most to their end', () => {
    expect(at({ claims: { ...claims, unitsEach: 6000 } }).aloneHours).toBe(6)
    expect(at({ claims: { ...claims, perHour: null } }).aloneHours).toBe(6)
    expect(at({ claims: { ...claims, until: null, unitsEach: 0 } }).aloneHours).toBe(0)
    expect(at({ claims: { ...claims, until: '2026-03-02T07:00:00.000Z' } }).aloneHours).toBe(0)
  })

  it('misses nothing where nothing is used, or nothing waits', () => {
    expect(at({ numbers: [{ kind: 'sscc', left: 0, perHour: null }] }).aloneHours).toBeNull()
    expect(at({ claims: { ...claims, until: null, waiting: 0 } }).aloneHours).toBeNull()
  })
})
