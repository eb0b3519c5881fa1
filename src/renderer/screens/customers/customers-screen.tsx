import { Button, CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../core/model/tables.ts'
import { languageNames } from '../../i18n/languages.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { knownCount } from '../../office/keyset-pages.ts'
import { Notice, useNotice } from '../../office/notice.tsx'
import { OfficeTheme } from '../../office/office-theme.tsx'
import { Cell, HeadCell, TableRow } from '../../office/table-parts.tsx'
import { useKeysetList } from '../../office/use-keyset-list.ts'
import { useLater } from '../../office/use-later.ts'
import { VirtualRows } from '../../office/virtual-rows.tsx'
import { station } from '../../station/station.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorSection } from '../../ui/error-section.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useIsHandheld } from '../../ui/use-is-handheld.ts'
import { CustomerDialog } from './customer-dialog.tsx'
import classes from './customers.module.css'

export function CustomersScreen() {
  const { t } = useTranslation('customers')
  const handheld = useIsHandheld()
  const notice = useNotice()
  const [text, setText] = useState('')
  const search = useLater(text, 150)
  const searchField = useRef<HTMLInputElement>(null)
  const [editing, setEditing] = useState<Row<'customer'> | 'new' | null>(null)
  const { list, source, problem } = useKeysetList<Row<'customer'>>({
    name: 'customers',
    question: search,
    tables: ['customer'],
    fetch: (after, limit) => station.query('customers', { search, after, limit }),
  })
  const empty = list.complete && knownCount(list) === 0
  useShortcuts({ '/': () => searchField.current?.focus() }, { enabled: editing === null })

  return (
    <OfficeTheme>
      <Screen
        title={t('title')}
        fill
        action={
          <Button fullWidth={handheld} size={handheld ? 'hand' : 'sm'} onClick={() => setEditing('new')}>
            {t('new')}
          </Button>
        }
      >
        <div className={classes.page}>
          <TextInput
            ref={searchField}
            className={classes.search}
            aria-label={t('search')}
            placeholder={t('searchHint')}
            leftSection={<IconSearch size={16} aria-hidden />}
            rightSection={
              text ? (
                <CloseButton size="sm" aria-label={t('common:clear')} onClick={() => setText('')} />
              ) : null
            }
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Notice {...notice} />
          {problem ? <ErrorSection error={problem} onRetry={source.retry} /> : null}
          {empty ? (
            <EmptyState
              title={search ? t('notFound', { search }) : t('empty')}
              detail={search ? undefined : t('emptyDetail')}
              action={search ? <Button onClick={() => setText('')}>{t('clearSearch')}</Button> : undefined}
            />
          ) : (
            <VirtualRows
              key={handheld ? 'cards' : 'rows'}
              label={t('title')}
              list={list}
              source={source}
              rowHeight={handheld ? 88 : 40}
              header={handheld ? undefined : <HeadRow />}
            >
              {(customer) => (
                <CustomerRow customer={customer} handheld={handheld} onOpen={() => setEditing(customer)} />
              )}
            </VirtualRows>
          )}
        </div>
      </Screen>
      <CustomerDialog
        customer={editing}
        onClose={() => setEditing(null)}
        onSaved={(name) => {
          setEditing(null)
          notice.show({ status: 'right', title: t('saved', { name }) })
        }}
      />
    </OfficeTheme>
  )
}

const columns = ['code', 'name', 'place', 'email', 'phone', 'language'] as const

function HeadRow() {
  const { t } = useTranslation('customers')
  return (
    <TableRow className={classes.headRow}>
      {columns.map((column) => (
        <HeadCell key={column}>{t(`column.${column}`)}</HeadCell>
      ))}
    </TableRow>
  )
}

interface RowProps {
  readonly customer: Row<'customer'>
  readonly handheld: boolean
  readonly onOpen: () => void
}

function CustomerRow({ customer, handheld, onOpen }: RowProps) {
  const format = useFormat()
  const { address } = customer
  const place = [address.city, format.country(address.country)].filter(Boolean).join(', ')
  if (handheld) {
    return (
      <button type="button" className={classes.card} onClick={onOpen}>
        <strong>{customer.name}</strong>
        <span>{customer.code}</span>
        <span className={classes.cut}>{place}</span>
      </button>
    )
  }
  return (
    <TableRow className={classes.row} onClick={onOpen}>
      <Cell>
        <button
          type="button"
          className={classes.link}
          onClick={(event) => {
            event.stopPropagation()
            onOpen()
          }}
        >
          {customer.code}
        </button>
      </Cell>
      <Cell className={classes.cut}>{customer.name}</Cell>
      <Cell className={classes.cut}>{place}</Cell>
      <Cell className={classes.cut}>{customer.email ?? ''}</Cell>
      <Cell className={classes.cut}>{customer.phone ?? ''}</Cell>
      <Cell>{languageNames[customer.language]}</Cell>
    </TableRow>
  )
}
