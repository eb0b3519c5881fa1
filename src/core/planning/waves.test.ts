import { describe, expect, it } from 'vitest'
import { inWaves } from './waves.ts'

const order = (id: string, lines: number, dueAt?: string) => ({
  id,
  lines: Array.from({ length: lines }, () => ({ bin: 'B', qty: 1 })),
  dueAt,
})

describe('inWaves', () => {
  it('takes the soonest first and closes a wave at its limits', () => {
    const orders = [
      order('a', 1),
      order('b', 3, '2026-11-02T17:00:00Z'),
      order('c', 2, '2026-11-02T12:00:00+01:00'),
      order('d', 9),
    ]
    expect(inWaves(orders, { orders: 2 })).toEqual([
      [2, 1],
      [0, 3],
    ])
    expect(inWaves(orders, { lines: 5 })).toEqual([[2, 1], [0], [3]])
    expect(inWaves([], {})).toEqual([])
  })
})
