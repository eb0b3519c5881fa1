import { useTranslation } from 'react-i18next'
import type { OrderDetail } from '../../../core/protocol/queries/orders.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { nearText } from '../../office/near-when.tsx'

/** "Picked 3 of 5, leaves 16:00": how far the order is, in units, and by when. */
export function useProgressText(): (detail: OrderDetail, now: string) => string {
  const { t } = useTranslation('order')
  const format = useFormat()
  return ({ order, nextStep }, now) => {
    const wanted = order.orderedEach - order.cancelledEach
    const leaves = { at: nearText(format, order.dueAt, now) }
    switch (order.status) {
      case 'shipped':
        return t('progress.shipped', { done: order.shippedEach, of: wanted })
      case 'cancelled':
        return t('progress.cancelled')
      case 'open':
        return nextStep === 'waitForStock' ? t('progress.waiting', leaves) : t('progress.open', leaves)
      case 'released':
      case 'picking':
        return t('progress.picking', { done: order.pickedEach, of: wanted, ...leaves })
      case 'picked':
      case 'packing':
        return t('progress.packing', { done: order.packedEach, of: order.pickedEach, ...leaves })
      case 'packed':
        return t('progress.packed', { done: order.packedEach, of: wanted, ...leaves })
    }
  }
}
