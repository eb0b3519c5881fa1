import { Button, Group } from '@mantine/core'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderId } from '../../../core/model/ids.ts'
import { knownCount, rowAt } from '../../office/keyset-pages.ts'
import { noSelection, rangeChosen, toggled } from '../../office/selection.ts'
import { VirtualRows } from '../../office/virtual-rows.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorSection } from '../../ui/error-section.tsx'
import { useIsHandheld } from '../../ui/use-is-handheld.ts'
import { useNow } from '../../ui/use-now.ts'
import { chooseAllThatMatch } from './bulk-bar.tsx'
import { useOrderActions } from './order-actions.ts'
import { OrderCard } from './order-card.tsx'
import { OrderHeaderRow, OrderRow } from './order-row.tsx'
import { emptyFilter, setCursor, setFilter, setSelection, useOrdersStore } from './orders-store.ts'
import { useListKeys } from './use-list-keys.ts'
import { useOrdersList } from './use-orders-list.ts'

interface Props {
  readonly searchField: RefObject<HTMLInputElement | null>
  readonly keysEnabled: boolean
}

export function OrdersList({ searchField, keysEnabled }: Props) {
  const { t } = useTranslation('orders')
  const handheld = useIsHandheld()
  const now = new Date(useNow()).toISOString()
  const actions = useOrderActions()
  const { list, source, problem } = useOrdersList()
  const selection = useOrdersStore((state) => state.selection)
  const cursor = useOrdersStore((state) => state.cursor)
  const [menuOf, setMenuOf] = useState<OrderId | null>(null)
  const count = knownCount(list)

  useListKeys({
    count,
    rowAt: (index) => rowAt(list, index),
    searchField,
    enabled: keysEnabled && menuOf === null,
  })

  if (problem && count === 0) return <ErrorSection error={problem} onRetry={source.retry} />
  if (list.complete && count === 0) return <NothingFound />
  return (
    <>
      {problem ? <ErrorSection error={problem} onRetry={source.retry} /> : null}
      <VirtualRows
        // Cards and rows differ in height: the place in the one is no place in the other.
        key={handheld ? 'cards' : 'rows'}
        label={t('title')}
        list={list}
        source={source}
        rowHeight={handheld ? 108 : 40}
        cursor={cursor}
        header={
          handheld ? undefined : (
            <OrderHeaderRow
              allChosen={list.complete && selection.ids.size >= count}
              someChosen={selection.ids.size > 0}
              onChooseAll={() =>
                selection.ids.size > 0 ? setSelection(noSelection()) : void chooseAllThatMatch()
              }
            />
          )
        }
      >
        {(order, index) =>
          handheld ? (
            <OrderCard order={order} now={now} />
          ) : (
            <OrderRow
              order={order}
              now={now}
              chosen={selection.ids.has(order.id)}
              atCursor={cursor === index}
              menuOpen={menuOf === order.id}
              onMenu={(open) => setMenuOf(open ? order.id : null)}
              onOpen={() => {
                setCursor(index)
                actions.open(order.id)
              }}
              onChoose={(range) =>
                setSelection(
                  range
                    ? rangeChosen(selection, index, (at) => rowAt(list, at)?.id)
                    : toggled(selection, order.id, index),
                )
              }
            />
          )
        }
      </VirtualRows>
    </>
  )
}

/** Names what was asked for, and offers to ask for less. */
function NothingFound() {
  const { t } = useTranslation('orders')
  const filter = useOrdersStore((state) => state.filter)
  const narrowed = filter.search !== '' || filter.country !== undefined || filter.channel !== undefined
  const view = t(`view.${filter.view}`)
  const title = filter.search
    ? t('empty.search', { search: filter.search, view })
    : narrowed
      ? t('empty.filter', { view })
      : filter.view === 'all'
        ? t('empty.none')
        : t('empty.view', { view })
  return (
    <EmptyState
      title={title}
      detail={!narrowed && filter.view === 'all' ? t('empty.noneDetail') : undefined}
      action={
        <Group>
          {narrowed ? (
            <Button onClick={() => setFilter({ ...emptyFilter, view: filter.view })}>
              {t('clearFilter')}
            </Button>
          ) : filter.view === 'all' ? null : (
            <Button onClick={() => setFilter(emptyFilter)}>{t('showAll')}</Button>
          )}
        </Group>
      }
    />
  )
}
