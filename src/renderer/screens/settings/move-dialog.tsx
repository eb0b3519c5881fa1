import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WarehouseView } from '../../../core/protocol/queries/settings.ts'
import { OfficeDialog } from '../../office/office-dialog.tsx'
import type { Trouble } from '../../station/client.ts'
import { station } from '../../station/station.ts'
import { RefusalText } from '../../ui/refusal-note.tsx'

interface Props {
  readonly warehouse: WarehouseView
  readonly onClose: () => void
}

/** Moves this station to another warehouse: says before what it does. */
export function MoveDialog({ warehouse, onClose }: Props) {
  const { t } = useTranslation(['settings', 'common'])
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Trouble | null>(null)
  const move = async () => {
    setBusy(true)
    const reply = await station.do('switchWarehouse', { warehouseId: warehouse.id })
    setBusy(false)
    if (reply.ok) onClose()
    else setRefusal(reply.refusal)
  }
  return (
    <OfficeDialog opened onClose={onClose} title={t('warehouses.moveTo', { name: warehouse.name })}>
      <Stack>
        <Text>{t('warehouses.moveWhat')}</Text>
        <Text>{t('warehouses.moveNumbers')}</Text>
        <RefusalText refusal={refusal} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('common:cancel')}
          </Button>
          <Button loading={busy} onClick={() => void move()}>
            {t('warehouses.move')}
          </Button>
        </Group>
      </Stack>
    </OfficeDialog>
  )
}
