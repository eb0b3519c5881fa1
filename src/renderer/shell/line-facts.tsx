import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { StationStatus } from '../../core/protocol/queries/session.ts'
import { useFormat } from '../i18n/use-format.ts'
import { station } from '../station/station.ts'
import { StatusShape } from '../ui/status-shape.tsx'
import { useLineWords } from './use-line-words.ts'

/** All that there is to know about the line to the server: since when, why, what waits, and how to send it now. */
export function LineFacts({
  status,
  handheld,
}: {
  readonly status: StationStatus
  readonly handheld: boolean
}) {
  const { t } = useTranslation('shell')
  const format = useFormat()
  const words = useLineWords(status)
  const { line, role, address, sentAt, oldestAt, savedHere } = status
  if (role === 'alone') {
    return (
      <>
        <StatusShape status="open" label={t('status.alone')} />
        <Text c="dimmed">{t('status.aloneDetail', { count: savedHere })}</Text>
      </>
    )
  }
  const detail =
    line.state === 'offline'
      ? line.reason
      : line.state === 'upgradeNeeded'
        ? (`${line.tooOld}TooOld` as const)
        : line.state
  return (
    <>
      {words && <StatusShape status={words.status} label={words.label} />}
      {line.state === 'offline' && <Text>{t('status.since', { time: format.moment(line.since) })}</Text>}
      {(line.state === 'offline' || line.state === 'cloned' || line.state === 'upgradeNeeded') && (
        <Text>{t(`status.lineDetail.${detail}`)}</Text>
      )}
      {line.state === 'removed' && (
        <>
          <Text>
            {line.by === null || line.at === null
              ? t('status.removed')
              : t('status.removedBy', { name: line.by, time: format.moment(line.at) })}
          </Text>
          <Text>{t('status.lineDetail.removed', { name: line.by ?? '' })}</Text>
        </>
      )}
      {oldestAt !== null && <Text c="dimmed">{t('status.oldest', { time: format.moment(oldestAt) })}</Text>}
      {sentAt !== null && <Text c="dimmed">{t('status.lastSent', { time: format.moment(sentAt) })}</Text>}
      <Text c="dimmed">
        {role === 'host' ? t('status.hosting') : `${t('status.server')} ${address ?? ''}`}
      </Text>
      <Button
        size={handheld ? 'hand' : 'md'}
        variant="default"
        mt="xs"
        onClick={() => void station.do('retryLine', {})}
      >
        {t('status.sendNow')}
      </Button>
    </>
  )
}
