import { Button, CloseButton, Group, Menu, Text, TextInput } from '@mantine/core'
import { IconDownload, IconSearch } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditFilter, AuditRow } from '../../../core/protocol/queries/audit.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { knownCount } from '../../office/keyset-pages.ts'
import { Notice } from '../../office/notice.tsx'
import { OfficeTheme } from '../../office/office-theme.tsx'
import { useKeysetList } from '../../office/use-keyset-list.ts'
import { useLater } from '../../office/use-later.ts'
import { VirtualRows } from '../../office/virtual-rows.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorSection } from '../../ui/error-section.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useIsHandheld } from '../../ui/use-is-handheld.ts'
import classes from './audit.module.css'
import { AuditDetail } from './audit-detail.tsx'
import { FilterMenu } from './audit-filters.tsx'
import { AuditCard, AuditLine, HeadRow } from './audit-line.tsx'
import { type LogSource, pageOfLog } from './page-of-log.ts'
import { useExport } from './use-export.ts'

/** Who did what, where and when, and what became of it: the server's log, or this station's own when the server is away. */
export function AuditScreen() {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const handheld = useIsHandheld()
  const searchField = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [filter, setFilter] = useState<Omit<AuditFilter, 'search'>>({})
  const [source, setSource] = useState<LogSource>('server')
  const [open, setOpen] = useState<AuditRow | null>(null)
  const [reached, setReached] = useState<string | null>(null)
  const [shownSource, setShownSource] = useState<LogSource>('server')
  const search = useLater(text.trim(), 250)
  const asked: AuditFilter = { ...filter, search }
  const question = JSON.stringify([asked, source])
  const current = useRef(question)
  current.current = question
  const {
    list,
    source: rows,
    problem,
    loading,
  } = useKeysetList<AuditRow>({
    name: 'audit',
    question,
    tables: [],
    fetch: (after, limit) =>
      pageOfLog({ source, filter: asked, after, limit }, (page) => {
        if (current.current !== question) return false
        setReached(page.searchedTo)
        setShownSource(page.source)
        return true
      }),
  })
  const { notice, begin } = useExport()
  useShortcuts({ '/': () => searchField.current?.focus() }, { enabled: open === null })

  const count = knownCount(list)
  const away = problem?.code === 'serverUnreachable'
  return (
    <OfficeTheme>
      <Screen
        title={t('title')}
        fill
        action={
          <Menu position="bottom-end">
            <Menu.Target>
              <Button
                variant="default"
                fullWidth={handheld}
                size={handheld ? 'hand' : 'sm'}
                leftSection={<IconDownload size={18} aria-hidden />}
              >
                {t('export.open')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => begin('csv', { source, filter: asked })}>{t('export.csv')}</Menu.Item>
              <Menu.Item onClick={() => begin('jsonl', { source, filter: asked })}>
                {t('export.jsonl')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        }
      >
        <div className={classes.page}>
          <Group gap="xs" wrap="wrap">
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
              maxLength={100}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <FilterMenu filter={filter} onChange={setFilter} />
          </Group>
          <Notice {...notice} />
          <Text size="sm" c="dimmed" role="status" className={classes.told}>
            {shownSource === 'station' && !away ? `${t('ownOnly')} ` : ''}
            {reached && (loading || search !== '') ? t('searchedTo', { at: format.dateTime(reached) }) : ''}
          </Text>
          {away && source === 'server' ? (
            <Group gap="sm" wrap="wrap">
              <Text size="sm">{t('away')}</Text>
              <Button variant="default" onClick={() => rows.retry()}>
                {t('common:retry')}
              </Button>
              <Button onClick={() => setSource('station')}>{t('showOwn')}</Button>
            </Group>
          ) : problem ? (
            <ErrorSection error={problem} onRetry={rows.retry} />
          ) : null}
          {source === 'station' ? (
            <Button variant="default" className={classes.back} onClick={() => setSource('server')}>
              {t('askServer')}
            </Button>
          ) : null}
          {list.complete && count === 0 ? (
            <EmptyState title={t('nothing')} detail={t('nothingDetail')} />
          ) : (
            <VirtualRows
              key={handheld ? 'cards' : 'rows'}
              label={t('title')}
              list={list}
              source={rows}
              rowHeight={handheld ? 116 : 48}
              header={handheld ? undefined : <HeadRow />}
            >
              {(row) =>
                handheld ? (
                  <AuditCard row={row} onOpen={() => setOpen(row)} />
                ) : (
                  <AuditLine row={row} onOpen={() => setOpen(row)} />
                )
              }
            </VirtualRows>
          )}
        </div>
      </Screen>
      {open ? <AuditDetail row={open} source={shownSource} onClose={() => setOpen(null)} /> : null}
    </OfficeTheme>
  )
}
