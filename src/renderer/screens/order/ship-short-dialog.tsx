import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { OfficeDialog } from '../../office/office-dialog.tsx'
import type { OrderPageWork } from './use-order-page-work.ts'

export function ShipShortDialog({ work }: { readonly work: OrderPageWork }) {
  const { t } = useTranslation('order')
  return (
    <OfficeDialog opened={work.shipShort !== null} onClose={work.closeShipShort} title={t('shipShort.title')}>
      <Stack>
        <Text>{t('shipShort.detail', { count: work.shipShort ?? 0 })}</Text>
        <Group justify="flex-end" gap="lg">
          <Button variant="default" onClick={work.closeShipShort}>
            {t('shipShort.wait')}
          </Button>
          <Button data-autofocus onClick={() => void work.ship(true)}>
            {t('shipShort.ship')}
          </Button>
        </Group>
      </Stack>
    </OfficeDialog>
  )
}
