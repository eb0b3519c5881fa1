import { useTranslation } from 'react-i18next'

/** What somebody did or asked for, by its operation: the subject of a sentence. */
const told: ReadonlySet<string> = new Set([
  'placeOrder',
  'cancelOrder',
  'changeOrder',
  'reviewReturn',
  'releaseOrders',
  'recallTask',
  'bindTote',
  'startPacking',
  'openParcel',
  'removeParcel',
  'sealParcel',
  'unsealParcel',
  'shipOrder',
  'startPickTask',
  'takeOverPickTask',
  'settleCase',
  'confirmPick',
  'undoPick',
  'shortPick',
  'packItem',
  'unpackItem',
  'countBin',
  'receiveStock',
  'reallocateLine',
  'reversePick',
])

type Word = string | number | boolean | null | undefined

interface Said {
  readonly operation?: Word
  readonly number?: Word
  readonly customer?: Word
  readonly tote?: Word
}

export function useDeed(): (data: Said) => string {
  const { t } = useTranslation('cases')
  return ({ operation, number, customer, tote }) =>
    t(`deed.${told.has(String(operation)) ? operation : 'other'}`, {
      number: String(number || '?'),
      customer: String(customer || '?'),
      tote: String(tote ?? ''),
    })
}
