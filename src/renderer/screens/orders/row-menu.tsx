import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { OrderListRow } from '../../../core/protocol/queries/orders.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useMay } from '../../station/hello-store.ts'
import { useOrderActions } from './order-actions.ts'
import { setFilter, useOrdersStore } from './orders-store.ts'

interface Props {
  readonly order: OrderListRow
  readonly opened: boolean
  readonly onChange: (open: boolean) => void
}

/** What can be done with one order, always in sight and not only under the mouse. The menu exists only while it is open. */
export function RowMenu({ order, opened, onChange }: Props) {
  const { t } = useTranslation('orders')
  const button = (
    <ActionIcon
      aria-label={t('rowMenu', { number: order.number })}
      aria-haspopup="menu"
      aria-expanded={opened}
      onClick={(event) => {
        event.stopPropagation()
        onChange(!opened)
      }}
    >
      <IconDots size={18} aria-hidden />
    </ActionIcon>
  )
  if (!opened) return button
  return (
    <Menu opened onChange={onChange} position="bottom-end" shadow="md" returnFocus>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown onClick={(event) => event.stopPropagation()}>
        <MenuItems order={order} />
      </Menu.Dropdown>
    </Menu>
  )
}

function MenuItems({ order }: { readonly order: OrderListRow }) {
  const { t } = useTranslation('orders')
  const format = useFormat()
  const actions = useOrderActions()
  const filter = useOrdersStore((state) => state.filter)
  const mayRelease = useMay('releaseOrders')
  const mayCancel = useMay('cancelOrder')
  const mayChange = useMay('changeOrder')
  const open = order.status !== 'shipped' && order.status !== 'cancelled'
  return (
    <>
      <Menu.Item onClick={() => actions.open(order.id)}>{t('open')}</Menu.Item>
      {mayChange && open ? <Menu.Item onClick={() => actions.edit(order.id)}>{t('edit')}</Menu.Item> : null}
      {mayRelease && order.status === 'open' ? (
        <Menu.Item onClick={() => actions.release([order.id])}>{t('release')}</Menu.Item>
      ) : null}
      {order.status !== 'open' && order.status !== 'cancelled' ? (
        <Menu.Item onClick={() => actions.printPickLists([order.id])}>{t('printPickList')}</Menu.Item>
      ) : null}
      <Menu.Divider />
      <Menu.Item onClick={() => setFilter({ ...filter, country: order.country })}>
        {t('onlyCountry', { country: format.country(order.country) })}
      </Menu.Item>
      <Menu.Item onClick={() => setFilter({ ...filter, channel: order.channel })}>
        {t('onlyChannel', { channel: order.channel })}
      </Menu.Item>
      {mayCancel && open ? (
        <>
          <Menu.Divider />
          <Menu.Item c="var(--mantine-color-error)" onClick={() => actions.cancel([order.id])}>
            {t('cancelOrder')}
          </Menu.Item>
        </>
      ) : null}
    </>
  )
}
