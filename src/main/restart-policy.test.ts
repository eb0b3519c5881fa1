import { expect, test } from 'vitest'
import { restartPolicy } from './restart-policy.ts'

test('single crashes are mended without a question', () => {
  const policy = restartPolicy(3, 60_000)
  const answers = [0, 60_000, 120_000, 180_000, 240_000].map((at) => policy.crashed(at))
  expect(new Set(answers)).toEqual(new Set(['restart']))
})

test('a crash loop is put before a person, whose yes gives it a new chance', () => {
  const policy = restartPolicy(3, 60_000)
  expect([0, 1, 2, 3, 4].map((at) => policy.crashed(at))).toEqual([
    'restart',
    'restart',
    'restart',
    'ask',
    'restart',
  ])
})
