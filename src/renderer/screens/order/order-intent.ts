import { create } from 'zustand'
import type { OrderId } from '../../../core/model/ids.ts'

/** What somebody chose in a list to do on an order's page: the page opens with that form, once. */
interface OrderIntent {
  readonly orderId: OrderId | null
}

const useIntent = create<OrderIntent>(() => ({ orderId: null }))

export const askToEdit = (orderId: OrderId): void => useIntent.setState({ orderId })

export function takeEditIntent(orderId: OrderId): boolean {
  const wanted = useIntent.getState().orderId === orderId
  if (wanted) useIntent.setState({ orderId: null })
  return wanted
}
