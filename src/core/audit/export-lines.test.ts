import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { AuditRow } from '../protocol/queries/audit.ts'
import { exportHead, exportRows } from './export-lines.ts'

const row = (change: Partial<AuditRow> = {}): AuditRow => ({
  position: 7,
  opId: 'op7' as AuditRow['opId'],
  name: 'saveCustomers',
  args: { name: 'a, "b"\r\nc' },
  userId: 'u1' as AuditRow['userId'],
  userName: '=HYPERLINK("http://x")',
  stationId: 's1' as AuditRow['stationId'],
  stationName: '@SUM(1)',
  warehouseCode: 'NORD',
  at: '2026-11-22T08:00:00.000Z',
  receivedAt: null,
  outcome: 'refused',
  refusal: { code: 'orderNumberTaken', number: '-1' },
  reason: null,
  labels: {},
  ...change,
})

describe('the log as a file', () => {
  it('[AU6] is CSV that a spreadsheet reads as it was, and runs nothing of', () => {
    const text = exportHead('csv') + exportRows('csv', [row(), row({ position: 6, userName: '+49' })])
    expect(text.startsWith('\uFEFF"position","serverTime"')).toBe(true)
    const { data, errors } = Papa.parse<Record<string, string>>(text.slice(1), {
      header: true,
      skipEmptyLines: true,
    })
    expect(errors).toEqual([])
    expect(data).toHaveLength(2)
    expect(data[0]).toMatchObject({
      position: '7',
      serverTime: '',
      user: `'=HYPERLINK("http://x")`,
      station: `'@SUM(1)`,
      outcome: 'refused',
      why: '{"code":"orderNumberTaken","number":"-1"}',
    })
    expect(JSON.parse(data[0]?.arguments ?? '')).toEqual({ name: 'a, "b"\r\nc' })
    expect(data[1]?.user).toBe(`'+49`)
    for (const line of data) for (const cell of Object.values(line)) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
  })

  it('[AU6] is one JSON object a line', () => {
    const text = exportHead('jsonl') + exportRows('jsonl', [row(), row({ outcome: 'done', refusal: null })])
    const lines = text.split('\n')
    expect(lines.pop()).toBe('')
    expect(lines.map((line) => JSON.parse(line) as { outcome: string; why: unknown })).toMatchObject([
      { outcome: 'refused', why: { code: 'orderNumberTaken' }, arguments: { name: 'a, "b"\r\nc' } },
      { outcome: 'done', why: null },
    ])
  })
})
