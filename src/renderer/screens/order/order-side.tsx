import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Address } from '../../../core/model/units.ts'
import type { OrderDetail } from '../../../core/protocol/queries/orders.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { StatusShape } from '../../ui/status-shape.tsx'
import { When } from '../../ui/when.tsx'
import classes from './order.module.css'

interface Props {
  readonly detail: OrderDetail
  readonly onChange: (() => void) | null
}

export function OrderSide({ detail, onChange }: Props) {
  const { t } = useTranslation('order')
  const { order, customer } = detail
  return (
    <aside className={classes.side}>
      {detail.openCases.length > 0 ? (
        <Link href="/cases" className={classes.cases}>
          <StatusShape status="attention" label={t('openCases', { count: detail.openCases.length })} />
        </Link>
      ) : null}
      <section>
        <h2 className={classes.heading}>{t('customer')}</h2>
        <Text fw={600}>{order.customerName}</Text>
        {customer ? (
          <Text size="sm" c="dimmed">
            {t('customerCode', { code: customer.code })}
          </Text>
        ) : null}
        {customer?.email ? <Text size="sm">{customer.email}</Text> : null}
      </section>
      <section>
        <h2 className={classes.heading}>{t('address')}</h2>
        <AddressText address={order.shipTo} />
      </section>
      <section>
        <h2 className={classes.heading}>{t('delivery')}</h2>
        <dl className={classes.facts}>
          <dt>{t('leaves')}</dt>
          <dd>
            <When at={order.dueAt} as="dateTime" />
          </dd>
          <dt>{t('carrier')}</dt>
          <dd>{detail.carrierName ?? t('common:none')}</dd>
          <dt>{t('priority')}</dt>
          <dd>
            {order.priority > 0 ? t('priorityUrgent', { priority: order.priority }) : t('priorityNormal')}
          </dd>
        </dl>
      </section>
      <section>
        <h2 className={classes.heading}>{t('payment')}</h2>
        <StatusShape status={order.paid ? 'right' : 'open'} label={order.paid ? t('paid') : t('unpaid')} />
        <dl className={classes.facts}>
          <dt>{t('channel')}</dt>
          <dd>{order.channel}</dd>
          <dt>{t('orderedAt')}</dt>
          <dd>
            <When at={order.orderedAt} as="dateTime" />
          </dd>
        </dl>
      </section>
      <section className={order.note ? classes.note : undefined}>
        <h2 className={classes.heading}>{t('note')}</h2>
        <Text className={order.note ? classes.wrapped : classes.nothing}>{order.note ?? t('noNote')}</Text>
        {onChange ? (
          <Button variant="subtle" onClick={onChange}>
            {order.note ? t('changeNote') : t('addNote')}
          </Button>
        ) : null}
      </section>
    </aside>
  )
}

function AddressText({ address }: { readonly address: Address }) {
  const format = useFormat()
  return (
    <address className={classes.address}>
      {[
        address.name,
        address.company,
        ...address.lines,
        [address.postcode, address.city].filter(Boolean).join(' '),
        address.region,
      ]
        .filter((line) => line !== undefined && line !== '')
        .map((line) => (
          <div key={line}>{line}</div>
        ))}
      <div>{format.country(address.country)}</div>
      {address.phone ? <div>{address.phone}</div> : null}
    </address>
  )
}
