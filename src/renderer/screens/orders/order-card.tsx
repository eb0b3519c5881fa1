import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { OrderListRow } from '../../../core/protocol/queries/orders.ts'
import { NearWhen } from '../../office/near-when.tsx'
import { StatusShape } from '../../ui/status-shape.tsx'
import { orderShape } from './order-status.ts'
import classes from './orders.module.css'

/** An order on a handheld: what it is, what is next and by when; a touch anywhere opens it. */
export function OrderCard({ order, now }: { readonly order: OrderListRow; readonly now: string }) {
  const { t } = useTranslation('orders')
  return (
    <Link href={`/orders/${order.id}`} className={classes.card}>
      <span className={classes.cardTop}>
        <StatusShape status={orderShape(order, now)} label={order.number} size={24} />
        <Text span fw={600}>
          <NearWhen at={order.dueAt} now={now} />
        </Text>
      </span>
      <span className={classes.cardLine}>
        <span className={classes.cut}>{order.customerName}</span>
        <span>{t(`next.${order.nextStep === 'none' ? order.status : order.nextStep}`)}</span>
      </span>
      <span className={classes.cardLine}>
        <Text span c="dimmed" size="md">
          {t('cardLines', { count: order.lineCount })}
        </Text>
        <Text span c="dimmed" size="md">
          {order.city ? `${order.city}, ` : ''}
          {order.country}
        </Text>
      </span>
    </Link>
  )
}
