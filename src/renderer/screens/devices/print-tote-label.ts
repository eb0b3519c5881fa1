import type { Reply } from '../../station/client.ts'
import { station } from '../../station/station.ts'

/** `again`: another copy of a label that may hang on its tote already. */
export function printToteLabel(code: string, again: boolean): Promise<Reply<unknown>> {
  return station.do('printDocument', {
    document: 'toteLabel',
    orderId: null,
    parcelId: null,
    userId: null,
    code,
    printerId: null,
    reprint: again,
  })
}
