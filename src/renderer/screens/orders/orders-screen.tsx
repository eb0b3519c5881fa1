import { Button } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { OrderId } from '../../../core/model/ids.ts'
import { Notice } from '../../office/notice.tsx'
import { OfficeTheme } from '../../office/office-theme.tsx'
import { noSelection } from '../../office/selection.ts'
import { useScanner } from '../../scan/use-scanner.ts'
import { useMay } from '../../station/hello-store.ts'
import { station } from '../../station/station.ts'
import { Screen } from '../../ui/screen.tsx'
import { useIsHandheld } from '../../ui/use-is-handheld.ts'
import { askToEdit } from '../order/order-intent.ts'
import { BulkBar } from './bulk-bar.tsx'
import { CancelDialog } from './cancel-dialog.tsx'
import { FilterBar } from './filter-bar.tsx'
import { type OrderActions, OrderActionsContext } from './order-actions.ts'
import classes from './orders.module.css'
import { OrdersList } from './orders-list.tsx'
import { setFilter, setSelection, useOrdersStore } from './orders-store.ts'
import { ShortageDialog } from './shortage-dialog.tsx'
import { useOrderWork } from './use-order-work.ts'
import { ViewTabs } from './view-tabs.tsx'

export function OrdersScreen() {
  const { t } = useTranslation('orders')
  const [, navigate] = useLocation()
  const handheld = useIsHandheld()
  const mayEnter = useMay('enterOrder')
  const work = useOrderWork()
  const searchField = useRef<HTMLInputElement>(null)
  const [toCancel, setToCancel] = useState<readonly OrderId[]>([])

  const { release, printPickLists } = work
  const actions = useMemo<OrderActions>(
    () => ({
      open: (id) => navigate(`/orders/${id}`),
      edit: (id) => {
        askToEdit(id)
        navigate(`/orders/${id}`)
      },
      release: (ids) => void release(ids).then(() => setSelection(noSelection())),
      printPickLists: (ids) => void printPickLists(ids),
      cancel: setToCancel,
    }),
    [navigate, release, printPickLists],
  )

  useScanner(async (code) => {
    const reply = await station.query('resolveCode', { code })
    if (!reply.ok) return
    const found = reply.value
    if (found.kind === 'order' || found.kind === 'parcel') navigate(`/orders/${found.orderId}`)
    else if (found.kind === 'tote' && found.orderId) navigate(`/orders/${found.orderId}`)
    else
      setFilter({ ...useOrdersStore.getState().filter, search: found.kind === 'product' ? found.sku : code })
  })

  const dialogOpen = toCancel.length > 0 || work.shortage !== null
  return (
    <OfficeTheme>
      <OrderActionsContext.Provider value={actions}>
        <Screen
          title={t('title')}
          fill
          action={
            mayEnter ? (
              <Button fullWidth={handheld} onClick={() => navigate('/orders/new')}>
                {t('newOrder')}
              </Button>
            ) : undefined
          }
        >
          <div className={classes.page}>
            <ViewTabs />
            <FilterBar searchField={searchField} />
            <Notice {...work.notice} />
            <OrdersList searchField={searchField} keysEnabled={!dialogOpen} />
            <BulkBar busy={work.busy} />
          </div>
        </Screen>
        <ShortageDialog
          shortage={work.shortage}
          onClose={work.closeShortage}
          onReleaseWhatThereIs={(shortage) => void work.release(shortage.refusedIds, true)}
        />
        <CancelDialog
          opened={toCancel.length > 0}
          title={t('cancel.title', { count: toCancel.length })}
          consequences={[t('cancel.many.work'), t('cancel.many.stock'), t('cancel.many.goods')]}
          busy={work.busy}
          onClose={() => setToCancel([])}
          onCancelOrders={(reason) => {
            setToCancel([])
            void work.cancel(toCancel, reason).then(() => setSelection(noSelection()))
          }}
        />
      </OrderActionsContext.Provider>
    </OfficeTheme>
  )
}
