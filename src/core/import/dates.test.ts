import { describe, expect, it } from 'vitest'
import { type DateOrder, detectDateOrder, parseDate, toInstant } from './dates.ts'

const PARIS = 'Europe/Paris'

function instant(text: string | number, order: DateOrder): string | null {
  const date = parseDate(text, order)
  return date && toInstant(date, PARIS)
}

describe('dates in files', () => {
  it.each([
    ['2026-11-22', 'dmy', '2026-11-21T23:00:00.000Z'],
    ['2026-11-22T10:00:00Z', 'dmy', '2026-11-22T10:00:00.000Z'],
    ['2026-11-22 10:00:00 +0100', 'dmy', '2026-11-22T09:00:00.000Z'],
    ['2026-07-01 10:00', 'dmy', '2026-07-01T08:00:00.000Z'],
    ['22/11/2026 17:36', 'dmy', '2026-11-22T16:36:00.000Z'],
    ['11/22/2026 5:36 PM', 'mdy', '2026-11-22T16:36:00.000Z'],
    ['03.04.26', 'dmy', '2026-04-02T22:00:00.000Z'],
    ['03/04/2026', 'mdy', '2026-03-03T23:00:00.000Z'],
    ['20261122', 'dmy', '2026-11-21T23:00:00.000Z'],
    ['3 février 2026', 'dmy', '2026-02-02T23:00:00.000Z'],
    ['1-Dec-10', 'dmy', '2010-11-30T23:00:00.000Z'],
    ['Dec 3, 2026 08:15', 'mdy', '2026-12-03T07:15:00.000Z'],
    ['40846.67847222222', 'serial', '2011-10-30T15:17:00.000Z'],
    ['40846,5', 'serial', '2011-10-30T11:00:00.000Z'],
    ['31.02.2026', 'dmy', null],
    ['13/13/2026', 'dmy', null],
    ['22/11/2026 25:00', 'dmy', null],
    ['yesterday', 'dmy', null],
    ['5', 'serial', null],
  ] as const)('reads %s (%s) as %s', (text, order, expected) => {
    expect(instant(text, order)).toBe(expected)
  })

  it('takes spreadsheet numbers as days', () => {
    expect(parseDate(45_000, 'dmy')).toEqual({
      day: { year: 2023, month: 3, day: 15 },
      time: null,
      instant: null,
    })
  })

  it('decides the order of day and month over the whole column', () => {
    expect(detectDateOrder(['01/02/2026', '13/02/2026'])).toBe('dmy')
    expect(detectDateOrder(['01/02/2026', '02/13/2026'])).toBe('mdy')
    expect(detectDateOrder(['01/02/2026', '02/03/2026'])).toBe('dmy')
    expect(detectDateOrder(['1/2/2026 5:36 PM'])).toBe('mdy')
    expect(detectDateOrder(['2026-01-02', ''])).toBe('ymd')
    expect(detectDateOrder(['40846.67', null, 40_847])).toBe('serial')
  })
})
