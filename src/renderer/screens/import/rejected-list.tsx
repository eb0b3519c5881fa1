import { Button, Group, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RejectedRow } from '../../../core/protocol/commands.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { download } from '../../office/download.ts'
import { StatusShape } from '../../ui/status-shape.tsx'
import classes from './import.module.css'
import { groupRejected, rejectedCsv } from './rejected-rows.ts'
import { useExpectedText } from './use-expected-text.ts'

const SHOWN_PER_GROUP = 20
/** So few rows are all shown at once. */
const OPEN_UP_TO = 12

interface Props {
  readonly rows: readonly RejectedRow[]
  /** May be more than the rows that were sent. */
  readonly total: number
  readonly fileName: string
}

/** Rejected rows by the repair that would mend them: where, what stands there, what was expected. */
export function RejectedRows({ rows, total, fileName }: Props) {
  const { t } = useTranslation('import')
  const format = useFormat()
  const expectedOf = useExpectedText()
  const groups = groupRejected(rows, expectedOf)

  const save = () => {
    const csv = rejectedCsv(
      [t('csv.line'), t('csv.column'), t('csv.found'), t('csv.expected')],
      rows,
      expectedOf,
    )
    download(
      new Blob([csv], { type: 'text/csv;charset=utf-8' }),
      `${fileName.replace(/\.(csv|txt|tsv|xlsx|gz)(\.gz)?$/i, '')}-${t('csv.fileName')}.csv`,
    )
  }

  return (
    <section aria-label={t('rejected.title')} className={classes.rejected}>
      <Group justify="space-between">
        <StatusShape
          status="attention"
          label={t('rejected.count', { count: total, number: format.number(total) })}
        />
        <Button variant="default" onClick={save}>
          {t('rejected.download')}
        </Button>
      </Group>
      {groups.map((group) => (
        <details key={`${group.column} ${group.expected}`} open={rows.length <= OPEN_UP_TO}>
          <summary>
            <strong>{group.column ?? t('rejected.wholeRow')}</strong>:{' '}
            {t('rejected.expected', { expected: group.expected })}{' '}
            <Text span c="dimmed">
              {t('rejected.rows', { count: group.rows.length, number: format.number(group.rows.length) })}
            </Text>
          </summary>
          <Table verticalSpacing={2} className={classes.rejectedTable}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={90} ta="right">
                  {t('csv.line')}
                </Table.Th>
                <Table.Th>{t('csv.found')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {group.rows.slice(0, SHOWN_PER_GROUP).map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a line may have the same fault twice
                <Table.Tr key={index}>
                  <Table.Td ta="right">{format.number(row.line)}</Table.Td>
                  <Table.Td>
                    {row.found === null || row.found === '' ? t('rejected.empty') : row.found}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {group.rows.length > SHOWN_PER_GROUP ? (
            <Text size="sm" c="dimmed">
              {t('rejected.moreInFile', { count: group.rows.length - SHOWN_PER_GROUP })}
            </Text>
          ) : null}
        </details>
      ))}
    </section>
  )
}
