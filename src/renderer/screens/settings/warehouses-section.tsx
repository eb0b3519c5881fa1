import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JoinOffer } from '../../../core/protocol/commands.ts'
import type { WarehouseView } from '../../../core/protocol/queries/settings.ts'
import type { Trouble } from '../../station/client.ts'
import { station } from '../../station/station.ts'
import { useQuery } from '../../station/use-query.ts'
import { ErrorSection } from '../../ui/error-section.tsx'
import { RefusalText } from '../../ui/refusal-note.tsx'
import { StatusShape } from '../../ui/status-shape.tsx'
import { JoinOfferView } from './join-offer-view.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { Section } from './section.tsx'
import { WarehouseDialog } from './warehouse-dialog.tsx'

interface Offered {
  readonly warehouse: WarehouseView
  readonly offer: JoinOffer | null
  readonly refusal: Trouble | null
}

/** The warehouses of the organisation, and how a station comes into each. */
export function WarehousesSection() {
  const { t } = useTranslation('settings')
  const {
    value: warehouses,
    error,
    refresh,
  } = useQuery('warehouses', {}, { tables: ['warehouse', 'station'] })
  const { value: status } = useQuery('status', {}, { tables: [] })
  const [opening, setOpening] = useState(false)
  const [offered, setOffered] = useState<Offered | null>(null)
  const [moving, setMoving] = useState<WarehouseView | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  if (error && !warehouses) return <ErrorSection error={error} onRetry={refresh} />
  if (!warehouses || !status) return null
  const alone = status.role === 'alone'

  const offer = async (warehouse: WarehouseView) => {
    setBusy(warehouse.id)
    const reply = await station.do('offerJoin', { warehouseId: warehouse.id })
    setBusy(null)
    setOffered({
      warehouse,
      offer: reply.ok ? reply.value : null,
      refusal: reply.ok ? null : reply.refusal,
    })
  }
  return (
    <>
      <Section title={t('warehouses.title')}>
        {warehouses.map((warehouse) => (
          <Stack key={warehouse.id} gap="xs">
            <Group justify="space-between">
              <Stack gap={0} flex="1 1 260px">
                <Text fw={600}>
                  {warehouse.name} <span className="ep-code">{warehouse.code}</span>
                </Text>
                <Text c="dimmed">
                  {t('warehouses.detail', { count: warehouse.stations, timeZone: warehouse.timeZone })}
                </Text>
              </Stack>
              <Group>
                {warehouse.here && <StatusShape status="right" label={t('warehouses.here')} />}
                {status.role === 'member' && !warehouse.here && (
                  <Button
                    size="md"
                    variant="default"
                    onClick={() => setMoving(warehouse)}
                    aria-label={t('warehouses.moveTo', { name: warehouse.name })}
                  >
                    {t('warehouses.moveHere')}
                  </Button>
                )}
                {!alone && (
                  <Button
                    size="md"
                    variant="default"
                    loading={busy === warehouse.id}
                    onClick={() => void offer(warehouse)}
                    aria-label={t('warehouses.codeFor', { name: warehouse.name })}
                  >
                    {t('warehouses.code')}
                  </Button>
                )}
              </Group>
            </Group>
            {offered?.warehouse.id === warehouse.id && (
              <>
                <RefusalText refusal={offered.refusal} />
                {offered.offer && <JoinOfferView offer={offered.offer} />}
              </>
            )}
          </Stack>
        ))}
        {alone ? (
          <Text c="dimmed">{t('warehouses.alone')}</Text>
        ) : (
          <Group>
            <Button size="md" onClick={() => setOpening(true)}>
              {t('warehouses.open')}
            </Button>
          </Group>
        )}
      </Section>
      {moving && <MoveDialog warehouse={moving} onClose={() => setMoving(null)} />}
      {opening && (
        <WarehouseDialog
          taken={warehouses.map(({ code }) => code)}
          onClose={() => {
            setOpening(false)
            refresh()
          }}
        />
      )}
    </>
  )
}
