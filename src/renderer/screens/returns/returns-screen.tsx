import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { create } from 'zustand'
import type { ReturnStatus } from '../../../core/model/states.ts'
import type { Row } from '../../../core/model/tables.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { knownCount } from '../../office/keyset-pages.ts'
import { OfficeTheme } from '../../office/office-theme.tsx'
import { Cell, HeadCell, TableRow } from '../../office/table-parts.tsx'
import { useKeysetList } from '../../office/use-keyset-list.ts'
import { VirtualRows } from '../../office/virtual-rows.tsx'
import { station } from '../../station/station.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorSection } from '../../ui/error-section.tsx'
import { Screen } from '../../ui/screen.tsx'
import { StatusShape } from '../../ui/status-shape.tsx'
import { useIsHandheld } from '../../ui/use-is-handheld.ts'
import { When } from '../../ui/when.tsx'
import { returnShape } from './return-shape.ts'
import classes from './returns.module.css'

const statuses: readonly ReturnStatus[] = ['toReview', 'restocked', 'creditOnly', 'rejected']

const useReturnsStore = create<{ readonly status: ReturnStatus }>(() => ({ status: 'toReview' }))

export function ReturnsScreen() {
  const { t } = useTranslation('returns')
  const handheld = useIsHandheld()
  const status = useReturnsStore((state) => state.status)
  const { list, source, problem } = useKeysetList<Row<'return'>>({
    name: 'returns',
    question: status,
    tables: ['return'],
    fetch: (after, limit) => station.query('returns', { status, after, limit }),
  })
  const empty = list.complete && knownCount(list) === 0
  return (
    <OfficeTheme>
      <Screen title={t('title')} fill>
        <div className={classes.page}>
          <Tabs
            value={status}
            onChange={(next) => next && useReturnsStore.setState({ status: next as ReturnStatus })}
          >
            <Tabs.List aria-label={t('views')}>
              {statuses.map((each) => (
                <Tabs.Tab key={each} value={each}>
                  {t(`status.${each}`)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
          </Tabs>
          {problem ? <ErrorSection error={problem} onRetry={source.retry} /> : null}
          {empty ? (
            <EmptyState title={t(`empty.${status}`)} />
          ) : (
            <VirtualRows
              key={handheld ? 'cards' : 'rows'}
              label={t('title')}
              list={list}
              source={source}
              rowHeight={handheld ? 88 : 40}
              header={handheld ? undefined : <HeadRow />}
            >
              {(row) => (handheld ? <ReturnCard row={row} /> : <ReturnRow row={row} />)}
            </VirtualRows>
          )}
        </div>
      </Screen>
    </OfficeTheme>
  )
}

function HeadRow() {
  const { t } = useTranslation('returns')
  return (
    <TableRow className={classes.headRow}>
      <HeadCell>{t('column.number')}</HeadCell>
      <HeadCell>{t('column.customer')}</HeadCell>
      <HeadCell>{t('column.returnedAt')}</HeadCell>
      <HeadCell className={classes.figure}>{t('column.credit')}</HeadCell>
      <HeadCell>{t('column.note')}</HeadCell>
    </TableRow>
  )
}

function ReturnRow({ row }: { readonly row: Row<'return'> }) {
  const { t } = useTranslation('returns')
  const format = useFormat()
  const [, navigate] = useLocation()
  return (
    <TableRow className={classes.row} onClick={() => navigate(`/returns/${row.id}`)}>
      <Cell className={classes.number}>
        <StatusShape status={returnShape(row.status)} label={t(`status.${row.status}`)} hideLabel />
        <Link
          href={`/returns/${row.id}`}
          className={classes.link}
          onClick={(event) => event.stopPropagation()}
        >
          {row.number}
        </Link>
      </Cell>
      <Cell className={classes.cut}>{row.customerName}</Cell>
      <Cell>
        <When at={row.returnedAt} as="dateTime" />
      </Cell>
      <Cell className={classes.figure}>{format.money(row.creditMinor, row.currency)}</Cell>
      <Cell className={classes.cut}>{row.note ?? ''}</Cell>
    </TableRow>
  )
}

function ReturnCard({ row }: { readonly row: Row<'return'> }) {
  const format = useFormat()
  return (
    <Link href={`/returns/${row.id}`} className={classes.card}>
      <span className={classes.cardTop}>
        <StatusShape status={returnShape(row.status)} label={row.number} size={24} />
        <span>{format.money(row.creditMinor, row.currency)}</span>
      </span>
      <span className={classes.cut}>{row.customerName}</span>
      <When at={row.returnedAt} as="date" />
    </Link>
  )
}
