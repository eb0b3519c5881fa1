import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { OrderDetail } from '../../../core/protocol/queries/orders.ts'
import { useMay } from '../../station/hello-store.ts'
import { useIsHandheld } from '../../ui/use-is-handheld.ts'
import type { OrderPageWork } from './use-order-page-work.ts'

interface Props {
  readonly detail: OrderDetail
  readonly work: OrderPageWork
  readonly onChange: () => void
  readonly onCancel: () => void
}

/** Everything that may be done besides the next step; what is not possible now is not offered. */
export function OrderMenu({ detail, work, onChange, onCancel }: Props) {
  const { t } = useTranslation('order')
  const handheld = useIsHandheld()
  const { order, documents } = detail
  const mayChange = useMay('changeOrder')
  const mayCancel = useMay('cancelOrder')
  const mayRelease = useMay('releaseOrders')
  const open = order.status !== 'shipped' && order.status !== 'cancelled'
  const recallable =
    mayRelease && order.pickedEach === 0 && (order.status === 'released' || order.status === 'picking')
  const pickList = documents.find((document) => document.kind === 'pickList')
  if (!pickList && !(open && (mayChange || mayCancel)) && !recallable) return null
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button
          variant="default"
          size={handheld ? 'hand' : 'sm'}
          rightSection={<IconChevronDown size={16} aria-hidden />}
        >
          {t('more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {open && mayChange ? <Menu.Item onClick={onChange}>{t('change')}</Menu.Item> : null}
        {pickList ? (
          <Menu.Item onClick={() => void work.print(pickList, false)}>{t('printPickList')}</Menu.Item>
        ) : null}
        {recallable ? <Menu.Item onClick={() => void work.recall()}>{t('recall')}</Menu.Item> : null}
        {open && mayCancel ? (
          <>
            <Menu.Divider />
            <Menu.Item c="var(--mantine-color-error)" onClick={onCancel}>
              {t('cancelOrder')}
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  )
}
