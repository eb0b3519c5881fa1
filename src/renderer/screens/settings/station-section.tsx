import { Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { ReadinessFacts } from '../../shell/readiness-facts.tsx'
import { useHello } from '../../station/hello-store.ts'
import { useQuery } from '../../station/use-query.ts'
import { ErrorSection } from '../../ui/error-section.tsx'
import { Section } from './section.tsx'

/** What this station is and where it keeps its data. Read only. */
export function StationSection() {
  const { t } = useTranslation(['settings', 'shell'])
  const format = useFormat()
  const hello = useHello()
  const { value, error, refresh } = useQuery('stationSettings', {}, { tables: ['station', 'numberBlock'] })
  const { value: readiness } = useQuery('readiness', {}, { tables: ['pickTask', 'numberBlock'] })
  if (error && !value) return <ErrorSection error={error} onRetry={refresh} />
  if (!value) return null
  const rows: readonly (readonly [string, string])[] = [
    [t('station.name'), value.stationName],
    [t('station.warehouse'), hello?.warehouse ? `${hello.warehouse.name} (${hello.warehouse.code})` : ''],
    [t('station.prefix'), value.prefix],
    [t('station.dataFolder'), value.dataFolder],
    [t('station.size'), format.bytes(value.databaseBytes)],
    [t('station.addresses'), value.addresses.join(', ')],
    [t('station.version'), hello?.version ?? ''],
  ]
  return (
    <Section title={t('station.title')}>
      <Table>
        <Table.Tbody>
          {readiness && (
            <Table.Tr>
              <Table.Th w={220}>{t('shell:ready.title')}</Table.Th>
              <Table.Td>
                <ReadinessFacts readiness={readiness} />
              </Table.Td>
            </Table.Tr>
          )}
          {rows
            .filter(([, words]) => words !== '')
            .map(([name, words]) => (
              <Table.Tr key={name}>
                <Table.Th w={220}>{name}</Table.Th>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{words}</Table.Td>
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
    </Section>
  )
}
