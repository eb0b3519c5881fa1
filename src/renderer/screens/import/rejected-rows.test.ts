import { describe, expect, it } from 'vitest'
import type { RejectedRow } from '../../../core/protocol/commands.ts'
import { groupRejected, rejectedCsv } from './rejected-rows.ts'

const row = (line: number, column: string | null, found: string | null, reason: string): RejectedRow => ({
  line,
  column,
  found,
  reason,
})
const reason = (each: RejectedRow) => each.reason

describe('rejected rows', () => {
  it('are grouped by what would mend them, biggest group first', () => {
    const groups = groupRejected(
      [
        row(2, 'Quantity', 'two', 'a whole number'),
        row(3, 'Date', '31.02.', 'a date'),
        row(4, 'Date', 'soon', 'a date'),
        row(5, 'Due', 'soon', 'a date'),
      ],
      reason,
    )
    expect(groups.map((group) => [group.column, group.rows.map((each) => each.line)])).toEqual([
      ['Date', [3, 4]],
      ['Quantity', [2]],
      ['Due', [5]],
    ])
  })

  it('become a file that a spreadsheet opens and does not run', () => {
    const csv = rejectedCsv(
      ['Line', 'Column', 'Found', 'Reason'],
      [row(7, 'Name', '=1+1', 'Say "why"'), row(8, null, null, 'x')],
      reason,
    )
    expect(csv).toBe(
      '\uFEFF"Line","Column","Found","Reason"\r\n"7","Name","\'=1+1","Say ""why"""\r\n"8","","","x"\r\n',
    )
  })
})
