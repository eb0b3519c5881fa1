import type { OrderId, ParcelId } from '../../../core/model/ids.ts'
import type { PackView } from '../../../core/protocol/queries/floor.ts'
import type { Reply, StationClient, Trouble } from '../../station/client.ts'
import { openParcelOf } from './pack-machine.ts'

/** The parcel that the next item goes into. The first item of a parcel opens it, and scans that follow fast open no other. */
interface ParcelInHandHost {
  readonly orderId: OrderId
  readonly station: Pick<StationClient, 'do'>
  readonly during: <V>(work: Promise<V>) => Promise<V>
  readonly view: () => PackView | undefined
  readonly fail: (trouble: Trouble) => void
}

export function createParcelInHand({ orderId, station, during, view, fail }: ParcelInHandHost) {
  /** Opened here, and not yet in the rows. */
  let openedId: ParcelId | null = null

  return {
    async open(): Promise<ParcelId | null> {
      const now = view()
      const open = now && openParcelOf(now)
      if (open) return open.parcel.id
      if (openedId) return openedId
      const opening: Promise<Reply<{ parcelId: ParcelId }>> =
        now?.order.status === 'picked'
          ? station.do('startPacking', { orderId })
          : station.do('openParcel', { orderId })
      const reply = await during(opening)
      if (reply.ok) {
        openedId = reply.value.parcelId
        return openedId
      }
      fail(reply.refusal)
      return null
    },
    /** The rows show by now what was opened. */
    forget() {
      openedId = null
    },
  }
}
