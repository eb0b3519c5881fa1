import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OrderId } from '../../core/model/ids.ts'
import type { Row } from '../../core/model/tables.ts'
import { type Bench, bench } from '../queries/queries.testkit.ts'
import { refusedHere } from '../queries/refused-here.ts'
import { readRows } from '../queries/row-reader.ts'

/** The outbox as a rebase leaves it: what the server answered stands in it, and the rows are what the server has. */
describe('what the server did not accept', () => {
  let here: Bench
  let orderId: OrderId
  beforeEach(() => {
    here = bench()
    orderId = here.order({ 'MUG-1': 2 })
  })
  afterEach(() => here.close())

  const lastOpId = () =>
    here.station.read.get<{ opId: string }>('select "opId" from "outbox" order by "seq" desc limit 1')
      ?.opId ?? ''
  const answer = (opId: string, state: string, detail: unknown = null): void => {
    here.station.local.$client
      .prepare('update "outbox" set "state" = ?, "detail" = ?, "settledAt" = ? where "opId" = ?')
      .run(state, detail === null ? null : JSON.stringify(detail), '2026-03-02T10:00:30.000Z', opId)
  }
  const refusal = { code: 'orderNotOpen', number: 'A1', status: 'cancelled' }
  const cases = (): Row<'case'>[] => readRows(here.station.read, 'case', 'true order by rowid')
  const zoe = {
    userId: 'u9',
    name: 'Zoe',
    roles: ['picker'],
    language: 'en',
    active: true,
    badgeCode: 'XUZOE1',
    pinHash: null,
  }
  const change = (): string => {
    here.do('changeOrder', { orderId, priority: 3 })
    return lastOpId()
  }

  it('[IN1] is told once, also when the process was killed before it could be told', () => {
    const opId = change()
    answer(opId, 'refused', refusal)
    expect(here.station.reportOutcomes()).toBe(1)
    expect(here.station.reportOutcomes()).toBe(0)
    expect(cases()).toMatchObject([
      { kind: 'notAccepted', orderId, stationId: 's1', data: { opId, operation: 'changeOrder' } },
    ])
    expect(lastOpId()).toBe(`said-${opId}-1`)
  })

  it('[IN1] needs no case where nothing lies differently for it; who did it is told all the same', () => {
    here.do('saveUserAccount', zoe as never)
    here.do('changePreferences', { theme: 'dark', language: 'fr' } as never, zoe.userId)
    answer(lastOpId(), 'refused', { code: 'notSignedIn' })
    expect(here.station.reportOutcomes()).toBe(0)
    expect(refusedHere(here.ctx)).toMatchObject([
      { name: 'changePreferences', refusal: { code: 'notSignedIn' }, openCaseId: null },
    ])
  })

  it('[IN1] is no case where a copy of the station has sent it too: doing it again would do it twice', () => {
    answer(change(), 'refused', { code: 'doneAlready' })
    expect(here.station.reportOutcomes()).toBe(0)
  })

  it('[IN2] is told anew when a restored server answers otherwise, and again', () => {
    const opId = change()
    answer(opId, 'refused', refusal)
    here.station.reportOutcomes()
    answer(opId, 'pending')
    expect(here.station.reportOutcomes()).toBe(0)
    answer(opId, 'done')
    expect(here.station.reportOutcomes()).toBe(1)
    expect(cases()).toMatchObject([{ status: 'closed', resolution: 'acceptedAfterAll' }])
    answer(opId, 'refused', { ...refusal, status: 'shipped' })
    here.station.reportOutcomes()
    expect(here.station.reportOutcomes()).toBe(0)
    expect(cases()).toMatchObject([{ status: 'open', data: { detail: expect.stringContaining('shipped') } }])
  })

  it('names the order of a parcel that is gone, by the operation that had made it', () => {
    const maker = change()
    here.do('changeOrder', { orderId, priority: 4 })
    const opId = lastOpId()
    // As a refused sealing leaves it: its parcel was made by an operation that was refused as well.
    here.station.local.$client
      .prepare(`update "outbox" set "name" = 'sealParcel', "args" = ? where "opId" = ?`)
      .run(JSON.stringify({ parcelId: `${maker}-1`, boxId: null, weightGrams: 5 }), opId)
    here.station.local.$client
      .prepare(
        `insert into "printJob" ("id", "key", "printerId", "document", "title", "parcelId", "state", "mediaType", "bytes", "attempts", "userId", "createdAt")
         values ('j', ?, 'p', 'shippingLabel', 't', ?, 'printed', 'application/zpl', x'00', 1, 'u', 'x')`,
      )
      .run(`shippingLabel:${maker}-1:1:003456789012345678`, `${maker}-1`)
    answer(opId, 'refused', { code: 'notFound', what: 'parcel', id: 'x' })
    here.station.reportOutcomes()
    expect(cases()).toMatchObject([
      { orderId, data: { operation: 'sealParcel', sscc: '003456789012345678' } },
    ])
  })

  it('carries no secret, and nothing that is too long', () => {
    here.do('saveUserAccount', zoe as never)
    const account = lastOpId()
    answer(account, 'refused', { code: 'codeTaken', value: 'x' })
    here.do('changeOrder', { orderId, note: 'n'.repeat(1900) } as never)
    const long = lastOpId()
    here.station.local.$client
      .prepare('update "outbox" set "args" = ? where "opId" = ?')
      .run(JSON.stringify({ orderId, note: 'n'.repeat(9000) }), long)
    answer(long, 'parked', 'x is not a function')
    here.station.reportOutcomes()
    expect(cases().map(({ kind, data }) => [kind, data.args])).toEqual([
      ['notAccepted', null],
      ['parked', null],
    ])
    expect(JSON.stringify(cases())).not.toContain('XUZOE1')
  })
})
