import { Button, Group, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { ImportReport } from '../../../core/protocol/commands.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { StatusShape } from '../../ui/status-shape.tsx'
import classes from './import.module.css'
import { RejectedRows } from './rejected-list.tsx'
import { UndoImport } from './undo-import.tsx'
import { UnknownCountries } from './unknown-countries.tsx'
import type { ImportWork } from './use-import.ts'

const shows = { orders: '/orders', products: '/stock', stock: '/stock', customers: '/customers' } as const

/** What was written, what was left as it was, and every row that was left out, with its line and reason. */
export function StepReport({ work, report }: { readonly work: ImportWork; readonly report: ImportReport }) {
  const { t } = useTranslation('import')
  const format = useFormat()
  const [, navigate] = useLocation()
  const created = Object.entries(report.created).filter(([, count]) => count > 0)
  const updated = Object.entries(report.updated).filter(([, count]) => count > 0)
  const wrote = created.length + updated.length > 0
  const line = (kind: 'created' | 'updated', what: string, count: number) =>
    t(`report.${kind}`, { what: t(`counted.${what}`, { count, number: format.number(count) }) })
  return (
    <Stack>
      <StatusShape
        status={report.cancelled ? 'attention' : report.rejected.length > 0 ? 'attention' : 'right'}
        size={28}
        label={
          report.cancelled
            ? t('report.cancelled')
            : report.rejected.length > 0
              ? t('report.doneWithRejected')
              : t('report.done')
        }
      />
      <ul className={classes.report}>
        {created.map(([what, count]) => (
          <li key={what}>{line('created', what, count)}</li>
        ))}
        {updated.map(([what, count]) => (
          <li key={what}>{line('updated', what, count)}</li>
        ))}
        {report.skipped > 0 ? (
          <li>{t('report.skipped', { count: report.skipped, number: format.number(report.skipped) })}</li>
        ) : null}
        {!wrote && report.skipped === 0 ? <li>{t('report.nothing')}</li> : null}
      </ul>
      <UnknownCountries found={report.unknownCountries} />
      {report.rejected.length > 0 ? (
        <RejectedRows
          rows={report.rejected}
          total={report.rejected.length}
          fileName={work.preview?.fileName ?? ''}
        />
      ) : null}
      <Group justify="flex-end" gap="lg">
        {wrote ? <UndoImport importId={report.importId} /> : null}
        <Button variant="default" onClick={work.again}>
          {t('importMore')}
        </Button>
        <Button onClick={() => navigate(shows[work.kind])}>{t(`show.${work.kind}`)}</Button>
      </Group>
    </Stack>
  )
}
