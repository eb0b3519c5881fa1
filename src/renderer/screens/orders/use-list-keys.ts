import type { RefObject } from 'react'
import type { OrderListRow } from '../../../core/protocol/queries/orders.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { useTypedKeys } from '../../keys/use-typed-keys.ts'
import { noSelection, rangeChosen, toggled } from '../../office/selection.ts'
import { chooseAllThatMatch } from './bulk-bar.tsx'
import { useOrderActions } from './order-actions.ts'
import { setCursor, setSelection, useOrdersStore } from './orders-store.ts'

interface ListKeys {
  readonly count: number
  readonly rowAt: (index: number) => OrderListRow | undefined
  readonly searchField: RefObject<HTMLInputElement | null>
  /** No dialogue is in front. */
  readonly enabled: boolean
}

/** The list by keyboard alone: J, K and arrows move, X chooses, Shift+X a range, Enter opens, E edits, slash searches. */
export function useListKeys({ count, rowAt, searchField, enabled }: ListKeys): void {
  const actions = useOrderActions()
  const at = () => {
    const { cursor } = useOrdersStore.getState()
    return cursor === null ? undefined : { index: cursor, row: rowAt(cursor) }
  }
  const move = (by: number) => {
    const { cursor } = useOrdersStore.getState()
    if (count > 0) setCursor(cursor === null ? 0 : Math.max(0, Math.min(count - 1, cursor + by)))
  }
  const choose = (range: boolean) => {
    const here = at()
    if (!here?.row) return
    const { selection } = useOrdersStore.getState()
    setSelection(
      range
        ? rangeChosen(selection, here.index, (index) => rowAt(index)?.id)
        : toggled(selection, here.row.id, here.index),
    )
  }

  useTypedKeys((press) => press.key.toLowerCase() === 'x' && choose(press.key === 'X'), { enabled })
  useShortcuts(
    {
      j: () => move(1),
      k: () => move(-1),
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      PageDown: () => move(20),
      PageUp: () => move(-20),
      Home: () => count > 0 && setCursor(0),
      Enter: () => {
        const row = at()?.row
        if (row) actions.open(row.id)
      },
      e: () => {
        const row = at()?.row
        if (row) actions.edit(row.id)
      },
      '/': () => searchField.current?.focus(),
      'Ctrl+A': () => void chooseAllThatMatch(),
      Escape: () => setSelection(noSelection()),
    },
    { enabled },
  )
}
