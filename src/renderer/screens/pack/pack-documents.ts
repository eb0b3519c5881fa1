import type { OrderId, ParcelId } from '../../../core/model/ids.ts'
import type { PackParcel } from '../../../core/protocol/queries/floor.ts'
import type { StationClient, Trouble } from '../../station/client.ts'

/**
 * The papers of an order on the bench. Invariant: a document is asked for again only because a person wants another copy;
 * everything else is asked for once, and the station knows it by its parcel and label number.
 */
export function packDocuments(
  orderId: OrderId,
  station: Pick<StationClient, 'do'>,
  fail: (trouble: Trouble) => void,
) {
  const print = async (parcelId: ParcelId | null, reprint: boolean): Promise<boolean> => {
    const reply = await station.do('printDocument', {
      document: parcelId === null ? 'packingSlip' : 'shippingLabel',
      orderId,
      parcelId,
      reprint,
      userId: null,
      code: null,
      printerId: null,
    })
    if (!reply.ok) fail(reply.refusal)
    return reply.ok
  }
  return {
    /** The labels that were never asked for, in the order of the parcels, then the slip. */
    async printMissing(parcels: readonly PackParcel[]): Promise<void> {
      for (const { parcel, label } of parcels) {
        if (label === 'none' && !(await print(parcel.id, false))) return
      }
      await print(null, false)
    },
    /** Another copy of a parcel's label, or of the slip. */
    reprint: (parcelId: ParcelId | null) => print(parcelId, true),
  }
}
