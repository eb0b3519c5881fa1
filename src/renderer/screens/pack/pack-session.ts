import type { BoxId, OrderId, OrderLineId, ParcelId } from '../../../core/model/ids.ts'
import type { Judgement } from '../../floor/judgement.ts'
import { createLiveRows } from '../../floor/live-rows.ts'
import { asScanned, resolveHere, type Scanned } from '../../floor/scanned.ts'
import { createTurns } from '../../floor/turns.ts'
import type { Reply, Trouble } from '../../station/client.ts'
import { packDocuments } from './pack-documents.ts'
import {
  contentOf,
  judgePack,
  openPackState,
  openParcelOf,
  type PackedPart,
  type PackResult,
  type PackState,
  phaseOf,
  standingParcels,
  withdrawPack,
} from './pack-machine.ts'
import type { PackSaid, PackSessionHost, PackSnapshot } from './pack-snapshot.ts'
import { createParcelInHand } from './parcel-in-hand.ts'

/**
 * An order on the bench: takes scans and keys in their order, tells the verdict at once, sends the operation after it, and
 * takes the local step back when the station refuses. Invariant: a label is asked for only when all that was picked is in
 * sealed parcels, because only then "n of N" on it is true; asking again for what was asked for prints nothing twice.
 */
export type PackSession = ReturnType<typeof createPackSession>

export function createPackSession(orderId: OrderId, host: PackSessionHost) {
  const { station, tell } = host
  const watchers = new Set<() => void>()
  const turns = createTurns(host.report)
  let snapshot: PackSnapshot = {
    state: null,
    missing: false,
    trouble: null,
    waiting: false,
    closing: false,
    boxId: null,
    reasonAsked: false,
  }

  const set = (change: Partial<PackSnapshot>) => {
    snapshot = { ...snapshot, ...change }
    for (const watcher of watchers) watcher()
  }
  const say = (
    kind: Judgement<PackSaid>['kind'],
    what: PackSaid,
    values: Judgement<PackSaid>['values'] = {},
  ) => tell({ as: 'judged', judged: { kind, say: what, values } })
  const fail = (trouble: Trouble) => tell({ as: 'trouble', trouble })

  const rows = createLiveRows({
    ask: () => station.query('pack', { orderId }),
    apply(view) {
      const before = snapshot.state
      if (view === null) return set({ state: null, missing: true, trouble: null })
      if (before && before.view.order.status !== 'cancelled' && view.order.status === 'cancelled') {
        say('wrong', 'orderCancelled', { number: view.order.number })
      }
      set({ state: before ? { ...before, view } : openPackState(view), missing: false, trouble: null })
    },
    trouble: (trouble) => set({ trouble }),
    soon: host.soon,
  })

  const resolve = async ({ view }: PackState, code: string): Promise<Scanned | null> => {
    const known = { bins: [], products: view.lines, boxes: view.boxes.map((box) => box.code) }
    const here = resolveHere(known, code, host.year)
    if (here) return here
    const reply = await station.query('resolveCode', { code })
    if (reply.ok) return asScanned(reply.value, code, host.year)
    fail(reply.refusal)
    return null
  }

  const settle = async ({ state, judged, effect }: PackResult) => {
    set({ state })
    tell({ as: 'judged', judged })
    if (effect?.kind === 'chooseBox') {
      const box = state.view.boxes.find((candidate) => candidate.code === effect.code)
      if (box) set({ boxId: box.id })
    }
    if (effect?.kind === 'open') await openOther(effect.scanned)
    if (effect?.kind === 'packItem') await pack(state.last, effect.args)
  }

  const openOther = async (scanned: Scanned) => {
    if (scanned.kind === 'order' || scanned.kind === 'parcel') return host.open(scanned.orderId)
    if (scanned.kind !== 'tote') return
    const reply = await station.query('resolveCode', { code: scanned.code })
    if (reply.ok && reply.value.kind === 'tote' && reply.value.orderId) host.open(reply.value.orderId)
  }

  const parcelInHand = createParcelInHand({
    orderId,
    station,
    during: rows.during,
    view: () => snapshot.state?.view,
    fail,
  })

  const pack = async (
    parts: readonly PackedPart[],
    args: Extract<PackResult['effect'], { kind: 'packItem' }>['args'],
  ) => {
    const parcelId = await parcelInHand.open()
    if (parcelId === null) return withdraw(parts)
    // Not waited for: the next scan is judged while this one is on its way.
    void rows.during(station.do('packItem', { ...args, parcelId })).then((reply) => {
      if (reply.ok) return
      withdraw(parts)
      fail(reply.refusal)
    })
  }

  const withdraw = (parts: readonly PackedPart[]) => {
    if (snapshot.state) set({ state: withdrawPack(snapshot.state, parts) })
  }

  const request = <V>(work: () => Promise<Reply<V>>, then?: (value: V) => void | Promise<void>) =>
    turns(async () => {
      set({ waiting: true })
      const reply = await rows.during(work())
      parcelInHand.forget()
      await rows.refresh()
      if (reply.ok) await then?.(reply.value)
      else fail(reply.refusal)
      set({ waiting: false })
      return reply.ok
    })

  const atOrder = <V>(work: (state: PackState) => V): V | undefined => {
    const { state } = snapshot
    return state ? work(state) : undefined
  }

  const documents = packDocuments(orderId, station, fail)

  /** An empty parcel would count in "n of N". */
  const removeEmpty = async (): Promise<boolean> => {
    for (const parcel of atOrder(({ view }) => standingParcels(view)) ?? []) {
      if (parcel.parcel.status !== 'open' || contentOf(parcel) > 0) continue
      const reply = await rows.during(station.do('removeParcel', { parcelId: parcel.parcel.id }))
      if (!reply.ok) {
        fail(reply.refusal)
        return false
      }
      parcelInHand.forget()
      await rows.refresh()
    }
    return true
  }

  const printAll = async () => {
    if (!(await removeEmpty())) return
    await documents.printMissing(atOrder(({ view }) => standingParcels(view)) ?? [])
    await rows.refresh()
  }

  return {
    read: () => snapshot,
    watch(watcher: () => void) {
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
    refresh: rows.refresh,
    changed: rows.changed,

    scan: (code: string) =>
      turns(async () => {
        if (!snapshot.state) await rows.refresh()
        const scanned = await atOrder((state) => resolve(state, code))
        if (scanned && snapshot.state) await settle(judgePack(snapshot.state, scanned, code))
      }),
    choose: (product: Extract<Scanned, { kind: 'product' }>) =>
      turns(() => atOrder((state) => settle(judgePack(state, product, null)))),
    typeQty: (typedEach: number | null) =>
      turns(() => atOrder((state) => set({ state: { ...state, typedEach } }))),
    chooseBox: (boxId: BoxId) => set({ boxId }),
    closeParcel: (closing: boolean) => set({ closing, reasonAsked: false }),

    takeOut: (orderLineId: OrderLineId, qtyEach: number) =>
      request(
        () => {
          const open = atOrder(({ view }) => openParcelOf(view))
          if (!open) throw new Error('no open parcel')
          return station.do('unpackItem', { parcelId: open.parcel.id, orderLineId, qtyEach })
        },
        () => {
          const line = atOrder(({ view }) => view.lines.find((one) => one.orderLineId === orderLineId))
          if (snapshot.state) set({ state: { ...snapshot.state, last: [], shownLineId: orderLineId } })
          say('right', 'takenBack', { name: line?.name ?? '', qty: qtyEach })
        },
      ),

    seal: (weightGrams: number | null, overrideReason: string | null) => {
      if (weightGrams === null) {
        say('wrong', 'weightMissing')
        return Promise.resolve(false)
      }
      return turns(async () => {
        const open = atOrder(({ view }) => openParcelOf(view))
        if (!open) return false
        const boxId = snapshot.boxId ?? atOrder(({ view }) => view.suggestedBoxId) ?? null
        set({ waiting: true })
        const reply = await rows.during(
          station.do('sealParcel', { parcelId: open.parcel.id, boxId, weightGrams, overrideReason }),
        )
        parcelInHand.forget()
        await rows.refresh()
        if (reply.ok) {
          set({ closing: false, boxId: null, reasonAsked: false })
          // What is in a sealed parcel is not taken out any more, and the card turns to what is left.
          if (snapshot.state) set({ state: { ...snapshot.state, last: [], shownLineId: null } })
          say('lineComplete', 'sealed', { no: reply.value.parcelNo, tracking: reply.value.tracking })
          if (atOrder(({ view }) => phaseOf(view)) === 'labels') await printAll()
        } else {
          if (reply.refusal.code === 'reasonNeeded') {
            set({ reasonAsked: true })
            say('wrong', 'weightDiffers')
          } else fail(reply.refusal)
        }
        set({ waiting: false })
        return reply.ok
      })
    },
    unseal: (parcelId: ParcelId, reason: string) =>
      request(
        () => station.do('unsealParcel', { parcelId, reason }),
        () => {
          const { state } = snapshot
          if (state)
            set({ state: { ...state, labelsSeen: state.labelsSeen.filter((id) => id !== parcelId) } })
          say('repeated', 'unsealed')
        },
      ),
    printAll: () => turns(printAll),
    /** Another copy, because a person asked for it. */
    reprint: (parcelId: ParcelId | null) =>
      turns(async () => {
        if (await documents.reprint(parcelId)) say('repeated', 'printAsked')
        await rows.refresh()
      }),
    ship: (approveShort: boolean) =>
      turns(async () => {
        set({ waiting: true })
        if (await removeEmpty()) {
          const reply = await rows.during(station.do('shipOrder', { orderId, approveShort }))
          await rows.refresh()
          if (reply.ok) say('done', 'shipped', { number: atOrder(({ view }) => view.order.number) ?? '' })
          else fail(reply.refusal)
        }
        set({ waiting: false })
      }),
  }
}
