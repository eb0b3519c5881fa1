import { useTranslation } from 'react-i18next'
import type { AuditRow } from '../../../core/protocol/queries/audit.ts'
import { Cell, HeadCell, TableRow } from '../../office/table-parts.tsx'
import { StatusShape } from '../../ui/status-shape.tsx'
import { When } from '../../ui/when.tsx'
import { subjectOf } from './argument-lines.ts'
import classes from './audit.module.css'
import { clockGap } from './clock-gap.ts'
import { outcomeShape } from './outcome-shape.ts'
import { useAuditWords } from './use-audit-words.ts'

interface Props {
  readonly row: AuditRow
  readonly onOpen: () => void
}

const columns = ['deviceTime', 'serverTime', 'who', 'where', 'what', 'about', 'outcome'] as const

export function HeadRow() {
  const { t } = useTranslation('audit')
  return (
    <TableRow className={classes.headRow}>
      {columns.map((column) => (
        <HeadCell key={column}>{t(`column.${column}`)}</HeadCell>
      ))}
    </TableRow>
  )
}

export function AuditLine({ row, onOpen }: Props) {
  const { t } = useTranslation('audit')
  const words = useAuditWords()
  const subject = subjectOf(row.args, row.labels)
  return (
    <TableRow className={classes.row} onClick={onOpen}>
      <Cell>
        <When at={row.at} as="dateTime" />
      </Cell>
      <Cell>
        <ServerTime row={row} />
      </Cell>
      <Cell className={classes.cut}>{words.who(row)}</Cell>
      <Cell className={classes.cut}>{words.where(row)}</Cell>
      <Cell>
        <button
          type="button"
          className={classes.link}
          onClick={(event) => {
            event.stopPropagation()
            onOpen()
          }}
        >
          {words.operation(row.name)}
        </button>
      </Cell>
      <Cell className={classes.cut} title={subject}>
        {subject}
      </Cell>
      <Cell>
        <StatusShape status={outcomeShape[row.outcome]} label={t(`outcome.${row.outcome}`)} size={16} />
      </Cell>
    </TableRow>
  )
}

export function AuditCard({ row, onOpen }: Props) {
  const { t } = useTranslation('audit')
  const words = useAuditWords()
  return (
    <button type="button" className={classes.card} onClick={onOpen}>
      <strong>{words.operation(row.name)}</strong>
      <span className={classes.cut}>{subjectOf(row.args, row.labels)}</span>
      <span className={classes.cut}>
        {words.who(row)} · {words.where(row)}
      </span>
      <span className={classes.cardEnd}>
        <When at={row.at} as="dateTime" />
        <StatusShape status={outcomeShape[row.outcome]} label={t(`outcome.${row.outcome}`)} size={16} />
      </span>
    </button>
  )
}

/** With a mark where the two clocks, or the doing and the sending, are apart. */
function ServerTime({ row }: { readonly row: AuditRow }) {
  const { t } = useTranslation('audit')
  if (row.receivedAt === null) return t('notSent')
  const gap = clockGap(row.at, row.receivedAt)
  if (!gap) return <When at={row.receivedAt} as="time" />
  return (
    <span className={classes.gap} title={t(`gap.${gap.kind}`, { count: gap.minutes })}>
      <When at={row.receivedAt} as="moment" />
      <StatusShape
        status={gap.kind === 'ahead' ? 'attention' : 'open'}
        label={t(`gap.${gap.kind}`, { count: gap.minutes })}
        hideLabel
        size={14}
      />
    </span>
  )
}
