import type { OrderListRow } from '../../../core/protocol/queries/orders.ts'
import { useKeysetList } from '../../office/use-keyset-list.ts'
import { station } from '../../station/station.ts'
import { useOrdersStore } from './orders-store.ts'

export function useOrdersList() {
  const filter = useOrdersStore((state) => state.filter)
  const sort = useOrdersStore((state) => state.sort)
  const descending = useOrdersStore((state) => state.descending)
  return useKeysetList<OrderListRow>({
    name: 'orders',
    question: { filter, sort, descending },
    tables: ['order', 'productStock'],
    fetch: (after, limit) => station.query('orders', { filter, sort, descending, after, limit }),
  })
}
