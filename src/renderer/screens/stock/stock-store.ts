import { create } from 'zustand'

/** What was searched in the stock, for the way back from a product, and for who comes from a bin's scan. */
export const useStockStore = create<{ readonly search: string; readonly cursor: number | null }>(() => ({
  search: '',
  cursor: null,
}))

export const searchStock = (search: string): void => useStockStore.setState({ search, cursor: null })
