import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { OrderId } from '../../../core/model/ids.ts'
import { OfficeTheme } from '../../office/office-theme.tsx'
import { useQuery } from '../../station/use-query.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorSection } from '../../ui/error-section.tsx'
import { Screen } from '../../ui/screen.tsx'
import { OrderPage } from './order-page.tsx'

const tables = [
  'order',
  'orderLine',
  'orderCharge',
  'orderEvent',
  'parcel',
  'pick',
  'pickTask',
  'balance',
  'case',
  'customer',
] as const

export function OrderScreen({ params }: { readonly params: Readonly<Record<string, string | undefined>> }) {
  const { t } = useTranslation('order')
  const orderId = OrderId.parse(params.orderId)
  const { value, error, refresh } = useQuery('order', { orderId }, { tables })

  return (
    <OfficeTheme>
      {value ? (
        <OrderPage key={value.order.id} detail={value} />
      ) : (
        <Screen title={t('order')} back="/orders">
          {error ? (
            <ErrorSection error={error} onRetry={refresh} />
          ) : value === null ? (
            <EmptyState title={t('notThere')} detail={t('notThereDetail')} />
          ) : (
            <Text c="dimmed">{t('common:loading')}</Text>
          )}
        </Screen>
      )}
    </OfficeTheme>
  )
}
