import { createContext, useContext } from 'react'
import type { OrderId } from '../../../core/model/ids.ts'

/** What the list can do with one or many orders; the screen holds the work and what came of it. */
export interface OrderActions {
  readonly open: (id: OrderId) => void
  readonly edit: (id: OrderId) => void
  readonly release: (ids: readonly OrderId[]) => void
  readonly printPickLists: (ids: readonly OrderId[]) => void
  readonly cancel: (ids: readonly OrderId[]) => void
}

export const OrderActionsContext = createContext<OrderActions | null>(null)

export function useOrderActions(): OrderActions {
  const actions = useContext(OrderActionsContext)
  if (!actions) throw new Error('order actions are used outside of the orders list')
  return actions
}
