import { describe, expect, it } from 'vitest'
import type { Reply } from '../station/client.ts'
import { runEach } from './run-each.ts'

const refusedOdd = async (item: number): Promise<Reply<null>> =>
  item % 2 === 0
    ? { ok: true, value: null }
    : { ok: false, refusal: { code: 'alreadyShipped', number: String(item) } }

describe('the same for many', () => {
  it('goes on after a refusal and tells which', async () => {
    const seen: number[] = []
    const result = await runEach([1, 2, 3, 4], refusedOdd, {
      progress: (done) => seen.push(done),
      stopAsked: () => false,
    })
    expect(result.doneCount).toBe(2)
    expect(result.refused.map((each) => each.item)).toEqual([1, 3])
    expect(seen).toEqual([1, 2, 3, 4])
  })

  it('stops when asked to, and says so', async () => {
    let done = 0
    const result = await runEach([2, 4, 6], refusedOdd, {
      progress: (count) => (done = count),
      stopAsked: () => done === 2,
    })
    expect(result).toMatchObject({ doneCount: 2, stopped: true })
  })

  it('does not try on without a line', async () => {
    const result = await runEach(
      [1, 2, 3],
      async () => ({ ok: false, refusal: { code: 'offline', sent: false } }),
      {
        progress: () => undefined,
        stopAsked: () => false,
      },
    )
    expect(result.refused).toHaveLength(1)
    expect(result.stopped).toBe(true)
  })
})
