import { describe, expect, it } from 'vitest'
import type { AuditPage, AuditRow } from '../../../core/protocol/queries/audit.ts'
import { collectLog, type FetchLog } from './collect-log.ts'

const row = (position: number) =>
  ({ position, at: '2026-11-22T08:00:00.000Z', outcome: 'done', name: 'x', args: {} }) as unknown as AuditRow
const page = (rows: AuditRow[], next: string | null): AuditPage => ({
  rows,
  next,
  source: 'server',
  searchedTo: '2026-11-22T08:00:00.000Z',
  means: [],
})

describe('the export', () => {
  it('[AU6] goes on to the end, also over pages that found nothing', async () => {
    const pages: Record<string, AuditPage> = {
      first: page([row(9), row(8)], '8'),
      '8': page([], '5'),
      '5': page([row(1)], null),
    }
    const told: number[] = []
    const fetch: FetchLog = async (after) => ({ ok: true, value: pages[after ?? 'first'] as AuditPage })
    const done = await collectLog('jsonl', fetch, (rows) => told.push(rows), new AbortController().signal)
    if (!done.ok) throw new Error('not done')
    const lines = (await done.value.blob.text()).trim().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { position: number }).position)).toEqual([9, 8, 1])
    expect(done.value.rows).toBe(3)
    expect(told).toEqual([2, 2, 3])
  })

  it('[AU6] stops when it is told to, and gives no half file where the server goes away', async () => {
    const stop = new AbortController()
    const endless: FetchLog = async (after) => ({
      ok: true,
      value: page([row(1)], String(Number(after ?? 0) + 1)),
    })
    const stopped = collectLog('csv', endless, (rows) => rows === 3 && stop.abort(), stop.signal)
    expect(await stopped).toEqual({ ok: false, trouble: null })
    const away: FetchLog = async (after) =>
      after === null
        ? { ok: true, value: page([row(2)], '2') }
        : { ok: false, refusal: { code: 'serverUnreachable', address: 'x' } }
    expect(await collectLog('csv', away, () => undefined, new AbortController().signal)).toMatchObject({
      ok: false,
      trouble: { code: 'serverUnreachable' },
    })
  })
})
