import type { Action } from '../../core/model/roles.ts'
import type { DocumentAsked } from '../printing/documents.ts'

/** One of these is enough to see and to print a document. A badge opens the door, so only who manages people may have it. */
const needed: Readonly<Record<DocumentAsked['document'], readonly Action[]>> = {
  shippingLabel: ['pack', 'ship', 'reprint'],
  packingSlip: ['pack', 'ship', 'reprint', 'enterOrder'],
  pickList: ['pick', 'releaseOrders'],
  badge: ['manageUsers'],
  toteLabel: ['pick', 'pack', 'editLayout'],
}

export function mayHaveDocument(
  document: DocumentAsked['document'],
  may: (action: Action) => boolean,
): boolean {
  return needed[document].some(may)
}

export function actionFor(document: DocumentAsked['document']): Action {
  return needed[document][0] ?? 'viewOrders'
}
