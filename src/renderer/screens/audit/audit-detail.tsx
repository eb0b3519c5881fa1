import { Stack, Table, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditEffects, AuditRow } from '../../../core/protocol/queries/audit.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { OfficeDialog } from '../../office/office-dialog.tsx'
import { useQuery } from '../../station/use-query.ts'
import { StatusShape } from '../../ui/status-shape.tsx'
import { useRefusalText } from '../../ui/use-refusal-text.ts'
import { argumentLines, changedArguments, MOST_LINES } from './argument-lines.ts'
import { clockGap } from './clock-gap.ts'
import { outcomeShape } from './outcome-shape.ts'
import type { LogSource } from './page-of-log.ts'
import { useAuditWords } from './use-audit-words.ts'

interface Props {
  readonly row: AuditRow
  readonly source: LogSource
  readonly onClose: () => void
}

/** Everything that is known of one entry. */
export function AuditDetail({ row, source, onClose }: Props) {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const words = useAuditWords()
  const refusalText = useRefusalText()
  const { opId, name, args, position } = row
  const { value: effects } = useQuery('auditEffects', { source, opId, name, args, position }, { tables: [] })
  const gap = clockGap(row.at, row.receivedAt)
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('column.who'), words.who(row)],
    [t('column.where'), [words.where(row), row.warehouseCode].filter(Boolean).join(' · ')],
    [t('column.deviceTime'), withSeconds(format.dateTime(row.at), row.at)],
    [
      t('column.serverTime'),
      row.receivedAt === null ? t('notSent') : withSeconds(format.dateTime(row.receivedAt), row.receivedAt),
    ],
    ...(gap
      ? [
          [
            t('difference'),
            <StatusShape
              key="gap"
              status={gap.kind === 'ahead' ? 'attention' : 'open'}
              label={t(`gap.${gap.kind}`, { count: gap.minutes })}
            />,
          ] as const,
        ]
      : []),
    [
      t('column.outcome'),
      <StatusShape key="outcome" status={outcomeShape[row.outcome]} label={t(`outcome.${row.outcome}`)} />,
    ],
    ...(row.refusal ? [[t('why'), refusalText(row.refusal)] as const] : []),
    ...(row.reason ? [[t('why'), row.reason] as const] : []),
    [t('number'), opId],
  ]
  const { lines, more } = argumentLines(args, row.labels)
  return (
    <OfficeDialog opened onClose={onClose} title={words.operation(name)} size="xl">
      <Stack gap="md">
        <Facts rows={facts} />
        <Part title={t('arguments')}>
          {lines.length === 0 ? <Text size="sm">{t('noArguments')}</Text> : null}
          <Facts
            rows={lines.map(({ path, value, label }) => [
              path.map(words.field).join(' › '),
              label ? label.text : words.value(value),
            ])}
          />
          {more ? <Text size="sm">{t('moreArguments', { count: MOST_LINES })}</Text> : null}
        </Part>
        {effects ? <Effects effects={effects} args={args} /> : null}
      </Stack>
    </OfficeDialog>
  )
}

function Effects({ effects, args }: { readonly effects: AuditEffects; readonly args: unknown }) {
  const { t } = useTranslation('audit')
  const words = useAuditWords()
  const { movements, cases, changes, previousArgs } = effects
  const since = changes === null && previousArgs !== null ? changedArguments(previousArgs, args) : []
  const differences = (changes ?? []).map(({ label, field, before, after }) => ({
    field: `${label} › ${words.field(field)}`,
    before,
    after,
  }))
  const shown = [...differences, ...since.map((each) => ({ ...each, field: words.field(each.field) }))]
  return (
    <>
      {movements.length > 0 ? (
        <Part title={t('movements')}>
          <Facts
            rows={movements.map(({ sku, qtyEach, from, to }) => [`${sku} × ${qtyEach}`, `${from} → ${to}`])}
          />
        </Part>
      ) : null}
      {cases.length > 0 ? (
        <Part title={t('cases')}>
          <Text size="sm">{cases.map(({ kind }) => t(`common:caseKind.${kind}`)).join(', ')}</Text>
        </Part>
      ) : null}
      {shown.length > 0 ? (
        <Part title={t('beforeAfter')}>
          <Facts
            rows={shown.map(({ field, before, after }) => [
              field,
              `${words.value(before)} → ${words.value(after)}`,
            ])}
          />
        </Part>
      ) : null}
    </>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Stack gap={4} component="section">
      <Title order={3} fz={16}>
        {title}
      </Title>
      {children}
    </Stack>
  )
}

function Facts({ rows }: { readonly rows: readonly (readonly [string, ReactNode])[] }) {
  if (rows.length === 0) return null
  return (
    <Table verticalSpacing={4}>
      <Table.Tbody>
        {rows.map(([name, value], i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of an entry never change their order
          <Table.Tr key={i}>
            <Table.Th w="35%" style={{ verticalAlign: 'top', overflowWrap: 'anywhere' }}>
              {name}
            </Table.Th>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** In a log the second counts. */
function withSeconds(words: string, instant: string): string {
  return `${words}:${instant.slice(17, 19)}`
}
