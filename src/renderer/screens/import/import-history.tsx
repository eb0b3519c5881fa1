import { Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useQuery } from '../../station/use-query.ts'
import { ErrorSection } from '../../ui/error-section.tsx'
import { useIsHandheld } from '../../ui/use-is-handheld.ts'
import { When } from '../../ui/when.tsx'
import classes from './import.module.css'
import { UndoImport } from './undo-import.tsx'

export function ImportHistory() {
  const { t } = useTranslation('import')
  const format = useFormat()
  const handheld = useIsHandheld()
  const imports = useQuery('imports', {}, { tables: ['import'], keep: true })
  if (imports.error && !imports.value) return <ErrorSection error={imports.error} onRetry={imports.refresh} />
  const rows = imports.value ?? []
  if (rows.length === 0) return null
  return (
    <section>
      <h2 className={classes.heading}>{t('history.title')}</h2>
      {handheld ? (
        <ul className={classes.report}>
          {rows.map((row) => (
            <li key={row.id}>
              <strong>{row.fileName}</strong>
              <Text>
                {t(`kind.${row.kind}`)} · <When at={row.at} as="dateTime" /> ·{' '}
                {t(`importStatus.${row.status}`)}
              </Text>
            </li>
          ))}
        </ul>
      ) : (
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('history.file')}</Table.Th>
              <Table.Th>{t('history.kind')}</Table.Th>
              <Table.Th>{t('history.at')}</Table.Th>
              <Table.Th ta="right">{t('count.new')}</Table.Th>
              <Table.Th ta="right">{t('count.changed')}</Table.Th>
              <Table.Th ta="right">{t('count.skipped')}</Table.Th>
              <Table.Th ta="right">{t('count.rejected')}</Table.Th>
              <Table.Th>{t('history.state')}</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Td>{row.fileName}</Table.Td>
                <Table.Td>{t(`kind.${row.kind}`)}</Table.Td>
                <Table.Td>
                  <When at={row.at} as="dateTime" />
                </Table.Td>
                <Table.Td ta="right">{format.number(row.createdCount)}</Table.Td>
                <Table.Td ta="right">{format.number(row.updatedCount)}</Table.Td>
                <Table.Td ta="right">{format.number(row.skippedCount)}</Table.Td>
                <Table.Td ta="right">{format.number(row.rejectedCount)}</Table.Td>
                <Table.Td>{t(`importStatus.${row.status}`)}</Table.Td>
                <Table.Td>{row.status === 'undone' ? null : <UndoImport importId={row.id} />}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  )
}
