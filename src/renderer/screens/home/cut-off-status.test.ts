import { expect, it } from 'vitest'
import { cutOffStatus } from './cut-off-status.ts'

const now = Date.parse('2026-03-02T14:00:00.000Z')
const at = (time: string, open: number, inWork: number) =>
  cutOffStatus({ dueAt: `2026-03-02T${time}:00.000Z`, open, inWork }, now)

it.each([
  ['13:59', 0, 0, 'right'],
  ['13:59', 1, 0, 'wrong'],
  ['14:30', 0, 2, 'attention'],
  ['16:00', 1, 2, 'progress'],
  ['16:00', 3, 0, 'open'],
] as const)('%s with %d open and %d in work: %s', (time, open, inWork, status) => {
  expect(at(time, open, inWork)).toBe(status)
})
