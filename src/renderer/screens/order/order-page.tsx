import { Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { OrderDetail } from '../../../core/protocol/queries/orders.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { Notice } from '../../office/notice.tsx'
import { useScanner } from '../../scan/use-scanner.ts'
import { useMay } from '../../station/hello-store.ts'
import { station } from '../../station/station.ts'
import { Screen } from '../../ui/screen.tsx'
import { StatusShape } from '../../ui/status-shape.tsx'
import { useIsHandheld } from '../../ui/use-is-handheld.ts'
import { useNow } from '../../ui/use-now.ts'
import { CancelDialog } from '../orders/cancel-dialog.tsx'
import { orderShape } from '../orders/order-status.ts'
import { ShortageDialog } from '../orders/shortage-dialog.tsx'
import { cancelConsequences } from './cancel-consequences.ts'
import { ChangeDialog } from './change-dialog.tsx'
import { DocumentViewer } from './document-viewer.tsx'
import classes from './order.module.css'
import { takeEditIntent } from './order-intent.ts'
import { OrderLines } from './order-lines.tsx'
import { OrderMenu } from './order-menu.tsx'
import { OrderParcels } from './order-parcels.tsx'
import { OrderSide } from './order-side.tsx'
import { OrderTimeline } from './order-timeline.tsx'
import { PrimaryButton } from './primary-button.tsx'
import { ShipShortDialog } from './ship-short-dialog.tsx'
import { useOrderPageWork } from './use-order-page-work.ts'
import { useProgressText } from './use-progress-text.ts'

export function OrderPage({ detail }: { readonly detail: OrderDetail }) {
  const { t } = useTranslation('order')
  const [, navigate] = useLocation()
  const { order } = detail
  const now = new Date(useNow()).toISOString()
  const progress = useProgressText()
  const work = useOrderPageWork(detail)
  const mayChange = useMay('changeOrder')
  const handheld = useIsHandheld()
  const [dialog, setDialog] = useState<'change' | 'cancel' | null>(() =>
    takeEditIntent(order.id) ? 'change' : null,
  )
  const documents = useRef<HTMLElement>(null)
  const free = dialog === null && work.shortage === null && work.shipShort === null && work.viewing === null
  const open = order.status !== 'shipped' && order.status !== 'cancelled'

  useShortcuts(
    {
      'Ctrl+Enter': () => void work.takePrimaryStep(),
      ...(mayChange && open ? { e: () => setDialog('change'), n: () => setDialog('change') } : {}),
      p: () => documents.current?.querySelector('button')?.focus(),
      c: () => navigate('/cases'),
    },
    { enabled: free },
  )
  useScanner(async (code) => {
    const reply = await station.query('resolveCode', { code })
    if (reply.ok && (reply.value.kind === 'order' || reply.value.kind === 'parcel'))
      navigate(`/orders/${reply.value.orderId}`)
  })

  const shape = orderShape({ status: order.status, nextStep: detail.nextStep, dueAt: order.dueAt }, now)
  const progressNote = <StatusShape status={shape} label={progress(detail, now)} />
  return (
    <Screen
      title={t('title', { number: order.number })}
      back="/orders"
      aside={handheld ? undefined : progressNote}
      action={
        <div className={classes.actions}>
          <OrderMenu
            detail={detail}
            work={work}
            onChange={() => setDialog('change')}
            onCancel={() => setDialog('cancel')}
          />
          <PrimaryButton detail={detail} work={work} />
        </div>
      }
    >
      {handheld ? <div className={classes.progress}>{progressNote}</div> : null}
      <Notice {...work.notice} />
      {order.giftNote ? (
        <Text className={classes.gift}>{t('giftNote', { note: order.giftNote })}</Text>
      ) : null}
      <div className={classes.columns}>
        <main className={classes.main}>
          <OrderLines detail={detail} />
          <OrderParcels detail={detail} work={work} sectionRef={documents} />
          <OrderTimeline events={detail.events} />
        </main>
        <OrderSide detail={detail} onChange={mayChange && open ? () => setDialog('change') : null} />
      </div>
      <ChangeDialog
        opened={dialog === 'change'}
        order={order}
        onClose={() => setDialog(null)}
        onSaved={() => {
          setDialog(null)
          work.notice.show({ status: 'right', title: t('saved') })
        }}
      />
      <CancelDialog
        opened={dialog === 'cancel'}
        title={t('cancelTitle', { number: order.number })}
        consequences={cancelConsequences(detail).map(({ key, count }) => t(`consequence.${key}`, { count }))}
        busy={work.busy}
        onClose={() => setDialog(null)}
        onCancelOrders={(reason) => void work.cancel(reason).then(() => setDialog(null))}
      />
      <ShortageDialog
        shortage={work.shortage}
        onClose={work.closeShortage}
        onReleaseWhatThereIs={() => void work.release(true)}
      />
      <ShipShortDialog work={work} />
      <DocumentViewer work={work} />
    </Screen>
  )
}
