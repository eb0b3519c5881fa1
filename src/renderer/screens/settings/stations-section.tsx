import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StationView } from '../../../core/protocol/queries/settings.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { OfficeDialog } from '../../office/office-dialog.tsx'
import type { Reply, Trouble } from '../../station/client.ts'
import { station as door } from '../../station/station.ts'
import { useQuery } from '../../station/use-query.ts'
import { ErrorSection } from '../../ui/error-section.tsx'
import { RefusalText } from '../../ui/refusal-note.tsx'
import { StatusShape } from '../../ui/status-shape.tsx'
import { Section } from './section.tsx'

type Asked = { readonly what: 'rename' | 'remove'; readonly station: StationView }

/** The stations of the house: which they are, when the server last heard of each, and who belongs to it no more. */
export function StationsSection() {
  const { t } = useTranslation('settings')
  const { value, error, refresh } = useQuery('stations', {}, { tables: ['station', 'warehouse'] })
  const [asked, setAsked] = useState<Asked | null>(null)
  if (error && !value) return <ErrorSection error={error} onRetry={refresh} />
  if (!value) return null
  const close = () => {
    setAsked(null)
    refresh()
  }
  return (
    <>
      <Section title={t('stations.title')}>
        {value.stations.map((station) => (
          <StationRow key={station.id} station={station} onAsk={(what) => setAsked({ what, station })} />
        ))}
        {!value.serverAsked && <Text c="dimmed">{t('stations.notAsked')}</Text>}
      </Section>
      {asked?.what === 'rename' && <RenameDialog station={asked.station} onClose={close} />}
      {asked?.what === 'remove' && <RemoveDialog station={asked.station} onClose={close} />}
    </>
  )
}

function StationRow({
  station,
  onAsk,
}: {
  readonly station: StationView
  readonly onAsk: (what: Asked['what']) => void
}) {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const { name, prefix, warehouseName, here, holdsServer, removedAt, removedBy, lastSeenAt, sentCount } =
    station
  const facts = [
    warehouseName,
    t('stations.prefix', { prefix }),
    lastSeenAt !== null && !holdsServer && t('stations.seen', { time: format.moment(lastSeenAt) }),
    sentCount !== null && t('stations.sent', { count: sentCount, changes: format.number(sentCount) }),
  ].filter((fact): fact is string => typeof fact === 'string' && fact !== '')
  return (
    <Group justify="space-between">
      <Stack gap={0} flex="1 1 260px">
        <Text fw={600} td={removedAt === null ? 'none' : 'line-through'}>
          {name}
        </Text>
        <Text c="dimmed">{facts.join(' · ')}</Text>
        {removedAt !== null && (
          <Text>
            {removedBy === null
              ? t('stations.removed', { time: format.moment(removedAt) })
              : t('stations.removedBy', { time: format.moment(removedAt), name: removedBy })}
          </Text>
        )}
      </Stack>
      <Group>
        {here && <StatusShape status="right" label={t('stations.here')} />}
        {holdsServer && <Text>{t('stations.holdsServer')}</Text>}
        {removedAt === null && (
          <Button
            size="md"
            variant="default"
            onClick={() => onAsk('rename')}
            aria-label={t('stations.renameNamed', { name })}
          >
            {t('stations.rename')}
          </Button>
        )}
        {removedAt === null && !here && !holdsServer && (
          <Button
            size="md"
            variant="default"
            onClick={() => onAsk('remove')}
            aria-label={t('stations.removeNamed', { name })}
          >
            {t('stations.remove')}
          </Button>
        )}
      </Group>
    </Group>
  )
}

interface DialogProps {
  readonly station: StationView
  readonly onClose: () => void
}

/** Says what became of it, and closes when it was done. */
function useDeed(onClose: () => void) {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Trouble | null>(null)
  const run = async (deed: Promise<Reply<unknown>>) => {
    setBusy(true)
    const reply = await deed
    setBusy(false)
    if (reply.ok) onClose()
    else setRefusal(reply.refusal)
  }
  return { busy, refusal, run }
}

function RenameDialog({ station, onClose }: DialogProps) {
  const { t } = useTranslation(['settings', 'common'])
  const [name, setName] = useState(station.name)
  const { busy, refusal, run } = useDeed(onClose)
  const whole = name.trim() !== ''
  return (
    <OfficeDialog opened onClose={onClose} title={t('stations.renameNamed', { name: station.name })}>
      <Stack
        component="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (whole && !busy) void run(door.do('renameStation', { stationId: station.id, name: name.trim() }))
        }}
      >
        <TextInput
          label={t('row.name')}
          required
          maxLength={200}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <RefusalText refusal={refusal} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={!whole}>
            {t('common:save')}
          </Button>
        </Group>
      </Stack>
    </OfficeDialog>
  )
}

function RemoveDialog({ station, onClose }: DialogProps) {
  const { t } = useTranslation(['settings', 'common'])
  const { busy, refusal, run } = useDeed(onClose)
  return (
    <OfficeDialog opened onClose={onClose} title={t('stations.removeNamed', { name: station.name })}>
      <Stack>
        <Text>{t('stations.removeWhat')}</Text>
        <Text>{t('stations.removeAgain')}</Text>
        <RefusalText refusal={refusal} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('common:cancel')}
          </Button>
          <Button
            loading={busy}
            onClick={() => void run(door.do('removeStation', { stationId: station.id }))}
          >
            {t('stations.remove')}
          </Button>
        </Group>
      </Stack>
    </OfficeDialog>
  )
}
