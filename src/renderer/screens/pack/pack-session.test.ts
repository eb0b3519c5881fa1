import { expect, it } from 'vitest'
import type { OrderId, ParcelId } from '../../../core/model/ids.ts'
import type { PackView } from '../../../core/protocol/queries/floor.ts'
import type { StationClient } from '../../station/client.ts'
import { inside, lineOf, packView, parcelOf } from './pack.testkit.ts'
import { leftInAll } from './pack-machine.ts'
import { createPackSession } from './pack-session.ts'
import type { PackTold } from './pack-snapshot.ts'

type Handler = (args: Readonly<Record<string, unknown>>) => unknown

/** A station that does what the test says and writes down what it was asked. */
function bench(view: PackView, handlers: Readonly<Record<string, Handler>> = {}) {
  const told: PackTold[] = []
  const calls: string[] = []
  const timers: (() => void)[] = []
  const opened: string[] = []
  const rows = { view }
  const station = {
    query: async (name: string) => ({
      ok: true,
      value: name === 'pack' ? rows.view : { kind: 'unknown', code: '?' },
    }),
    do: async (name: string, args: Readonly<Record<string, unknown>>) => {
      calls.push(
        name === 'printDocument' ? `${name} ${args.document} ${args.parcelId} ${args.reprint}` : name,
      )
      const value = handlers[name]?.(args) ?? null
      return value instanceof Error ? { ok: false, refusal: { code: value.message } } : { ok: true, value }
    },
  } as unknown as StationClient
  const session = createPackSession('order' as OrderId, {
    station,
    tell: (event) => told.push(event),
    open: (orderId) => opened.push(orderId),
    soon: (run) => timers.push(run),
    report: (error) => {
      throw error
    },
    year: 2026,
  })
  const settle = async () => {
    for (let round = 0; round < 5; round++) {
      for (const run of timers.splice(0)) run()
      for (let i = 0; i < 20; i++) await Promise.resolve()
    }
  }
  const says = () => told.map((event) => (event.as === 'judged' ? event.judged.say : event.trouble.code))
  return { session, told, calls, rows, settle, says, opened }
}

it('opens the parcel with the first item, once, however fast the scans come', async () => {
  const { session, calls, says } = bench(packView(), { startPacking: () => ({ parcelId: 'parcel-1' }) })
  await session.refresh()
  await Promise.all([session.scan('BAR-mug'), session.scan('BAR-mug'), session.scan('BAR-tin')])
  expect(calls).toEqual(['startPacking', 'packItem', 'packItem', 'packItem'])
  expect(says()).toEqual(['itemPacked', 'itemPacked', 'lineComplete'])
})

it('takes an item back out that the station refused', async () => {
  const { session, says, settle } = bench(packView({ parcels: [parcelOf(1)] }, { status: 'packing' }), {
    packItem: () => new Error('overPack'),
  })
  await session.refresh()
  await session.scan('BAR-mug')
  await settle()
  const { state } = session.read()
  expect(state && leftInAll(state.view)).toBe(4)
  expect(says()).toEqual(['itemPacked', 'overPack'])
})

const two = (secondSealed: boolean) =>
  packView(
    {
      lines: [lineOf('mug', { packedEach: 3 })],
      parcels: [
        parcelOf(1, { status: 'sealed' }, [inside('mug', 1)]),
        parcelOf(2, { status: secondSealed ? 'sealed' : 'open' }, [inside('mug', 2)]),
      ],
    },
    { status: secondSealed ? 'packed' : 'packing' },
  )

it('prints the labels of all parcels, each once, and the slip when the last one is sealed', async () => {
  const { session, calls, rows } = bench(two(false), {
    sealParcel: () => {
      rows.view = two(true)
      return { parcelNo: 2, sscc: 's', tracking: 't' }
    },
  })
  await session.refresh()
  await session.seal(900, null)
  expect(calls).toEqual([
    'sealParcel',
    'printDocument shippingLabel parcel-1 false',
    'printDocument shippingLabel parcel-2 false',
    'printDocument packingSlip null false',
  ])
})

it('prints nothing while items are left, because nobody knows yet how many parcels there will be', async () => {
  const view = packView({ parcels: [parcelOf(1, {}, [inside('mug', 1)])] }, { status: 'packing' })
  const { session, calls } = bench(view, { sealParcel: () => ({ parcelNo: 1, sscc: 's', tracking: 't' }) })
  await session.refresh()
  await session.scan('BAR-mug')
  await session.seal(900, null)
  expect(calls).toEqual(['packItem', 'sealParcel'])
  // What is in the sealed parcel is not offered to be taken out.
  expect(session.read().state).toMatchObject({ last: [], shownLineId: null })
})

it('another copy is asked for as one, of the label or of the slip', async () => {
  const { session, calls, says } = bench(two(true))
  await session.refresh()
  await session.reprint('parcel-1' as ParcelId)
  await session.reprint(null)
  expect(calls).toEqual(['printDocument shippingLabel parcel-1 true', 'printDocument packingSlip null true'])
  expect(says()).toEqual(['printAsked', 'printAsked'])
})

it('asks for a reason when the weight differs, and for the weight when there is none', async () => {
  const { session, calls, says } = bench(two(false), { sealParcel: () => new Error('reasonNeeded') })
  await session.refresh()
  expect(await session.seal(null, null)).toBe(false)
  expect(calls).toEqual([])
  expect(await session.seal(100, null)).toBe(false)
  expect(session.read().reasonAsked).toBe(true)
  expect(says()).toEqual(['weightMissing', 'weightDiffers'])
})

it('removes an empty parcel before it ships, so that it does not count', async () => {
  const view = two(true)
  const withEmpty = { ...view, parcels: [...view.parcels, parcelOf(3)] }
  const { session, calls, rows, says } = bench(withEmpty, {
    removeParcel: () => {
      rows.view = view
      return null
    },
  })
  await session.refresh()
  await session.ship(false)
  expect(calls).toEqual(['removeParcel', 'shipOrder'])
  expect(says()).toEqual(['shipped'])
})
