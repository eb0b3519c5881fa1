import { describe, expect, it } from 'vitest'
import type { OrderId, PickTaskId } from '../../../core/model/ids.ts'
import { problemsByOrder, RELEASE_LIMIT, releaseAll } from './release-run.ts'

const ids = Array.from({ length: RELEASE_LIMIT + 2 }, (_, i) => `o${i}` as OrderId)
const problem = (number: string) => ({ number, sku: 'MUG', wantedEach: 3, availableEach: 1 })

describe('releasing many', () => {
  it('asks in pieces and adds up', async () => {
    const sizes: number[] = []
    const result = await releaseAll(ids, true, async (piece) => {
      sizes.push(piece.length)
      const released = piece.map((orderId) => ({ orderId, taskId: 't' as PickTaskId, shortEach: 1 }))
      return { ok: true, value: { released, waiting: [] } }
    })
    expect(sizes).toEqual([RELEASE_LIMIT, 2])
    expect(result).toMatchObject({
      releasedCount: ids.length,
      shortEach: ids.length,
      problems: [],
      refusedIds: [],
    })
  })

  it('gathers the problems of all pieces and names what was not released', async () => {
    const result = await releaseAll(ids, false, async (piece) =>
      piece.length === 2
        ? {
            ok: false,
            refusal: { code: 'notAllAvailable', problems: [problem('1'), problem('2'), problem('1')] },
          }
        : { ok: true, value: { released: [], waiting: [] } },
    )
    expect(result.refusedIds).toEqual(ids.slice(-2))
    expect(problemsByOrder(result.problems).map(([number, list]) => [number, list.length])).toEqual([
      ['1', 2],
      ['2', 1],
    ])
  })

  it('keeps other troubles apart', async () => {
    const result = await releaseAll(ids.slice(0, 1), false, async () => ({
      ok: false,
      refusal: { code: 'offline', sent: true },
    }))
    expect(result.troubles).toEqual([{ code: 'offline', sent: true }])
  })
})
