import { useTranslation } from 'react-i18next'
import type { OrderEventView } from '../../../core/protocol/queries/orders.ts'
import { useFormat } from '../../i18n/use-format.ts'

/** The operations that write to an order's timeline; one that this console does not know yet is told by its name. */
const told: ReadonlySet<string> = new Set([
  'importOrders',
  'placeOrder',
  'changeOrder',
  'cancelOrder',
  'releaseOrders',
  'recallTask',
  'startPickTask',
  'startUnclaimedTask',
  'takeOverPickTask',
  'parkPickTask',
  'bindTote',
  'confirmPick',
  'undoPick',
  'shortPick',
  'skipPick',
  'startPacking',
  'openParcel',
  'packItem',
  'unpackItem',
  'removeParcel',
  'sealParcel',
  'unsealParcel',
  'shipOrder',
  'settleCase',
  'reviewReturn',
  'bringGoodsBack',
  'recordDeparture',
  'reallocateLine',
])

/** The figure by which a language chooses singular or plural. */
const counted = [
  'qtyEach',
  'missingEach',
  'shortEach',
  'goodsToReturnEach',
  'lineCount',
  'lines',
  'parcelCount',
] as const

/** What happened, in words. Data of an operation that are codes of ours become words first. */
export function useEventText(): (event: OrderEventView) => string {
  const { t } = useTranslation('order')
  const format = useFormat()
  return ({ operation, data }) => {
    if (!told.has(operation)) return t('event.unknown', { operation })
    const words: Record<string, string | number> = { count: 0 }
    for (const [name, value] of Object.entries(data))
      if (value !== null) words[name] = typeof value === 'boolean' ? String(value) : value
    const figure = counted.map((name) => data[name]).find((value) => typeof value === 'number')
    if (typeof figure === 'number') words.count = figure
    const text = (name: string) => (typeof data[name] === 'string' ? data[name] : '')
    if (typeof data.weightGrams === 'number') words.weight = format.weight(data.weightGrams)
    switch (operation) {
      case 'shortPick':
        words.reason = t(`common:shortReason.${text('reason')}`)
        break
      case 'changeOrder':
        words.fields = format.list(
          text('fields')
            .split(',')
            .filter(Boolean)
            .map((field) => t(`changedField.${field}`)),
        )
        break
      case 'settleCase':
        words.kind = t(`common:caseKind.${text('kind')}`)
        words.resolution = t(`resolution.${text('resolution')}`)
        break
      case 'reviewReturn':
        words.outcome = t(`returns:status.${text('outcome')}`)
        break
      case 'releaseOrders':
        if (data.shortEach !== 0) return t('event.releasedShort', words)
        break
      case 'cancelOrder':
        if (data.goodsToReturnEach !== 0) return t('event.cancelledWithGoods', words)
        break
      case 'shipOrder':
        if (data.missingEach !== 0) return t('event.shippedShort', words)
        words.count = Number(data.parcelCount ?? 1)
        break
      default:
    }
    return t(`event.${operation}`, words)
  }
}
