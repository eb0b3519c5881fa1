import { expect, it } from 'vitest'
import { pacer } from './pacer.ts'

it('gives less to steps that take long, and more to short ones, little by little', () => {
  let now = 0
  const pace = pacer(20, () => now)
  const sizes: number[] = []
  // One thing takes 1 ms, and after a while 10 ms.
  for (let step = 0; step < 12; step++) {
    const size = pace.size()
    sizes.push(size)
    pace.measure(size, () => {
      now += size * (step < 6 ? 1 : 10)
    })
  }
  expect(sizes.slice(0, 4)).toEqual([10, 15, 20, 20])
  expect(sizes.slice(7)).toEqual([2, 2, 2, 2, 2])
})

it('never stops altogether, and never grows without end', () => {
  let now = 0
  const slow = pacer(20, () => now)
  slow.measure(10, () => {
    now += 10_000
  })
  expect(slow.size()).toBe(1)
  const fast = pacer(20, () => now)
  for (let step = 0; step < 50; step++) fast.measure(fast.size(), () => undefined)
  expect(fast.size()).toBe(200)
})
