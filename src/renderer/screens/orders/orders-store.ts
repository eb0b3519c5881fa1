import { create } from 'zustand'
import type { OrderId } from '../../../core/model/ids.ts'
import type { OrderFilter, OrderView, orderSorts } from '../../../core/protocol/queries/orders.ts'
import { noSelection, type Selection } from '../../office/selection.ts'

/**
 * What a person is looking at in the orders list: kept for the session, so that coming back from an order finds the list
 * as it was left.
 */
export type OrderSort = (typeof orderSorts)[number]

interface OrdersState {
  readonly filter: OrderFilter
  readonly sort: OrderSort
  readonly descending: boolean
  readonly selection: Selection<OrderId>
  /** Index of the row that the keyboard is at. */
  readonly cursor: number | null
}

export const emptyFilter: OrderFilter = { view: 'all', search: '' }

const start: OrdersState = {
  filter: emptyFilter,
  sort: 'dueAt',
  descending: false,
  selection: noSelection(),
  cursor: null,
}

export const useOrdersStore = create<OrdersState>(() => start)

/** Another question is another list: what was chosen in the old one must not be released from the new one. */
function ask(change: Partial<Pick<OrdersState, 'filter' | 'sort' | 'descending'>>): void {
  useOrdersStore.setState({ ...change, selection: noSelection(), cursor: null })
}

export const showView = (view: OrderView): void =>
  ask({ filter: { ...useOrdersStore.getState().filter, view } })

export const sortBy = (sort: OrderSort, descending: boolean): void => ask({ sort, descending })

export const setFilter = (filter: OrderFilter): void => ask({ filter })

export const setSelection = (selection: Selection<OrderId>): void => useOrdersStore.setState({ selection })

export const setCursor = (cursor: number | null): void => useOrdersStore.setState({ cursor })
