import { beforeEach, describe, expect, it } from 'vitest'
import type { OperationId } from '../model/ids.ts'
import { SYSTEM_USER } from '../model/ids.ts'
import { operationContext } from '../model/operation.ts'
import { recordingTx } from '../model/recording-tx.ts'
import { RefusedError } from '../model/refusal.ts'
import { newSerials, type Serials, type SpentSerials, sameSerials } from '../model/serials.ts'
import { takeOrderNumber, takeSscc } from './take-number.ts'
import { type House, house, order, product, STATION, WAREHOUSE } from './testkit.testkit.ts'

/** What a station keeps beside the rows. */
function ledger(): SpentSerials {
  const spent = new Map<string, number>()
  const key = ({ kind, prefix, lastSerial }: Parameters<SpentSerials['of']>[0]) =>
    `${kind} ${prefix} ${lastSerial}`
  return {
    of: (block) => spent.get(key(block)) ?? 0,
    spend: (block, serial) => void spent.set(key(block), serial),
  }
}

describe('printed numbers', () => {
  let here: House
  beforeEach(() => {
    here = house()
    product(here, 'MUG')
  })
  const tx = () => recordingTx(here.store, ['org', `wh:${WAREHOUSE}`])
  const context = (serials: Serials) =>
    operationContext(
      {
        opId: 'o1' as OperationId,
        at: '2026-03-02T08:00:00.000Z',
        userId: SYSTEM_USER,
        stationId: STATION,
        warehouseId: WAREHOUSE,
      },
      serials,
    )
  const sscc = (serials: Serials) => takeSscc(tx(), context(serials))
  const orderNumber = (serials: Serials) => takeOrderNumber(tx(), context(serials))
  const block = (kind: 'sscc' | 'order') => {
    const found = here.store.where('numberBlock', { stationId: STATION, kind })[0]
    if (!found) throw new Error(`no block of ${kind}`)
    return found
  }
  const reset = (kind: 'sscc' | 'order', nextSerial: number) =>
    here.store.update('numberBlock', block(kind).id, { nextSerial }, { space: `wh:${WAREHOUSE}`, version: 1 })
  const refusalOf = (act: () => unknown) => {
    try {
      act()
    } catch (error) {
      if (error instanceof RefusedError) return error.refusal
      throw error
    }
    throw new Error('was not refused')
  }

  it('[NR1] are the same ones whenever the operation runs again, whatever the block says by then', () => {
    const first = newSerials()
    const number = sscc(first)
    expect(first.taken()).toEqual([{ kind: 'sscc', prefix: '09520000', serial: 1 }])
    reset('sscc', 1)
    expect(sscc(sameSerials(first.taken()))).toBe(number)
    expect(block('sscc').nextSerial).toBe(2)
    reset('sscc', 40)
    expect(sscc(sameSerials(first.taken()))).toBe(number)
    expect(block('sscc').nextSerial).toBe(40)
  })

  it('[NR1] are never others than those of the first run: what it did not take then it does not get later', () => {
    const again = sameSerials([{ kind: 'sscc', prefix: '09520000', serial: 1 }])
    sscc(again)
    expect(refusalOf(() => sscc(again))).toEqual({ code: 'outOfNumbers', kind: 'sscc' })
  })

  it('[NR2] are spent although the operation was refused and the block knows nothing of it', () => {
    const spent = ledger()
    const first = sscc(newSerials(spent))
    reset('sscc', 1)
    const second = newSerials(spent)
    expect(sscc(second)).not.toBe(first)
    expect(second.taken()).toMatchObject([{ serial: 2 }])
    reset('sscc', 7)
    const third = newSerials(spent)
    sscc(third)
    expect(third.taken()).toMatchObject([{ serial: 7 }])
  })

  it('[NR3] are refused outside of the blocks that the station was given', () => {
    const { firstSerial, lastSerial } = block('order')
    const given = (prefix: string, serial: number) => [{ kind: 'order' as const, prefix, serial }]
    expect(orderNumber(sameSerials(given('A', lastSerial)))).toBe(`A${lastSerial}`)
    for (const [prefix, serial] of [
      ['A', firstSerial - 1],
      ['A', lastSerial + 1],
      ['B', firstSerial],
    ] as const) {
      expect(refusalOf(() => orderNumber(sameSerials(given(prefix, serial))))).toEqual({
        code: 'numberNotGranted',
        number: `${prefix}${serial}`,
      })
    }
  })

  it('[NR3] pass over an order number that somebody gave out, but not after it is printed', () => {
    order(here, { MUG: 1 }, { number: 'A1001' })
    const first = newSerials()
    expect(orderNumber(first)).toBe('A1002')
    expect(first.taken()).toMatchObject([{ serial: 1002 }])
    order(here, { MUG: 1 }, { number: 'A1002' })
    expect(refusalOf(() => orderNumber(sameSerials(first.taken())))).toEqual({
      code: 'orderNumberTaken',
      number: 'A1002',
    })
  })

  it('[NR4] stay what they are when their block was given up', () => {
    const first = newSerials()
    const number = sscc(first)
    here.do('changeSetting', { key: 'ssccPrefix', value: '34012345' })
    expect(sscc(sameSerials(first.taken()))).toBe(number)
    expect(block('sscc')).toMatchObject({ nextSerial: block('sscc').lastSerial + 1 })
  })
})
