import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import type { Trouble } from '../../station/client.ts'
import { station } from '../../station/station.ts'
import { useQuery } from '../../station/use-query.ts'
import { ErrorSection } from '../../ui/error-section.tsx'
import { RefusalText } from '../../ui/refusal-note.tsx'
import { StatusShape } from '../../ui/status-shape.tsx'
import { Section } from './section.tsx'

/** When the last good backup was made and where it is; one more by a press. */
export function BackupSection() {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const { value, error, refresh } = useQuery('stationSettings', {}, { tables: [] })
  if (error && !value) return <ErrorSection error={error} onRetry={refresh} />
  if (!value) return null
  const { folder, newest, nightly, overdue } = value.backups
  const make = async (): Promise<void> => {
    setBusy(true)
    const reply = await station.do('backUpNow', {})
    setTrouble(reply.ok ? null : reply.refusal)
    setBusy(false)
    refresh()
  }
  const last = newest
    ? t('backup.last', { at: format.dateTime(newest.at), size: format.bytes(newest.bytes) })
    : t('backup.none')
  return (
    <Section title={t('backup.title')}>
      <Text>{nightly ? t('backup.nightly') : t('backup.member')}</Text>
      <StatusShape status={overdue ? 'attention' : newest ? 'right' : 'open'} label={last} />
      {overdue ? <Text>{t('backup.overdue')}</Text> : null}
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {t('backup.folder', { folder })}
      </Text>
      {trouble ? <RefusalText refusal={trouble} /> : null}
      <Group>
        <Button size="md" loading={busy} onClick={() => void make()}>
          {t('backup.now')}
        </Button>
      </Group>
    </Section>
  )
}
