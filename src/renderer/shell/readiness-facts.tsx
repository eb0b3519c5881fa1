import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Readiness } from '../../core/protocol/queries/readiness.ts'
import { useFormat } from '../i18n/use-format.ts'
import { StatusShape } from '../ui/status-shape.tsx'

/** Longer than this nobody reckons in hours. */
const LONG_HOURS = 200

/** How long this station can go on without its server, and what of it ends first. */
export function ReadinessFacts({ readiness }: { readonly readiness: Readiness }) {
  const { t } = useTranslation('shell')
  const format = useFormat()
  const hoursText = (hours: number): string =>
    hours >= LONG_HOURS ? t('ready.weeks') : format.duration(hours)
  const { aloneHours, limitedBy, claims, numbers, heardAt, low } = readiness
  return (
    <>
      <StatusShape
        status={low ? 'attention' : 'right'}
        label={
          aloneHours === null
            ? t('ready.long')
            : t('ready.hours', {
                hours: hoursText(aloneHours),
                what: t(`ready.limit.${limitedBy ?? 'claims'}`),
              })
        }
      />
      {claims && (
        <Text c="dimmed">
          {claims.until === null
            ? t('ready.noClaims')
            : t('ready.claims', {
                count: claims.tasks,
                units: format.number(claims.unitsEach),
                until: format.moment(claims.until),
              })}
        </Text>
      )}
      {numbers.map(({ kind, left, hours }) => (
        <Text c="dimmed" key={kind}>
          {t(`ready.numbers.${kind}`, { count: left, left: format.number(left) })}
          {hours !== null && hours < LONG_HOURS && ` · ${t('ready.lasts', { hours: hoursText(hours) })}`}
        </Text>
      ))}
      {heardAt !== null && <Text c="dimmed">{t('ready.heard', { time: format.moment(heardAt) })}</Text>}
    </>
  )
}
