import { Button, CloseButton, Group, Pill, Popover, Select, Stack, TextInput } from '@mantine/core'
import { IconFilter, IconSearch } from '@tabler/icons-react'
import { type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { CountrySelect } from '../../office/country-select.tsx'
import classes from './orders.module.css'
import { emptyFilter, type OrderSort, setFilter, sortBy, useOrdersStore } from './orders-store.ts'

/** Typing waits this long before it asks, so that a word is one question. */
const TYPING_MS = 180

const sorts = ['dueAt', 'dueAt-', 'orderedAt-', 'orderedAt', 'number', 'number-'] as const

export function FilterBar({ searchField }: { readonly searchField: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation('orders')
  const { filter, sort, descending } = useOrdersStore()
  const [text, setText] = useState(filter.search)

  useEffect(() => setText(filter.search), [filter.search])
  useEffect(() => {
    if (text === filter.search) return
    const timer = window.setTimeout(() => setFilter({ ...filter, search: text }), TYPING_MS)
    return () => window.clearTimeout(timer)
  }, [text, filter])

  return (
    <Group gap="xs" wrap="wrap">
      <TextInput
        ref={searchField}
        className={classes.search}
        aria-label={t('search')}
        placeholder={t('searchHint')}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          text ? <CloseButton size="sm" aria-label={t('clearSearch')} onClick={() => setText('')} /> : null
        }
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      <FilterMenu />
      <Select
        aria-label={t('sort')}
        className={classes.sort}
        allowDeselect={false}
        value={`${sort}${descending ? '-' : ''}`}
        data={sorts.map((value) => ({ value, label: t(`sortBy.${value}`) }))}
        onChange={(value) => value && sortBy(value.replace('-', '') as OrderSort, value.endsWith('-'))}
      />
      <FilterChips />
    </Group>
  )
}

function FilterMenu() {
  const { t } = useTranslation('orders')
  const filter = useOrdersStore((state) => state.filter)
  const [channel, setChannel] = useState('')
  return (
    <Popover position="bottom-start" trapFocus shadow="md" onOpen={() => setChannel(filter.channel ?? '')}>
      <Popover.Target>
        <Button variant="default" leftSection={<IconFilter size={16} aria-hidden />}>
          {t('filter')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack
          gap="sm"
          component="form"
          onSubmit={(event) => {
            event.preventDefault()
            setFilter({ ...filter, channel: channel.trim() || undefined })
          }}
        >
          <CountrySelect
            label={t('country')}
            value={filter.country ?? null}
            clearable
            inPlace
            onChange={(country) => setFilter({ ...filter, country: country ?? undefined })}
          />
          <TextInput
            label={t('channel')}
            value={channel}
            onChange={(event) => setChannel(event.currentTarget.value)}
          />
          <Button type="submit">{t('applyFilter')}</Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

export function FilterChips() {
  const { t } = useTranslation('orders')
  const format = useFormat()
  const filter = useOrdersStore((state) => state.filter)
  const remove = { 'aria-label': t('removeFilter') }
  return (
    <>
      {filter.country ? (
        <Pill
          size="md"
          withRemoveButton
          removeButtonProps={remove}
          onRemove={() => setFilter({ ...filter, country: undefined })}
        >
          {format.country(filter.country)}
        </Pill>
      ) : null}
      {filter.channel ? (
        <Pill
          size="md"
          withRemoveButton
          removeButtonProps={remove}
          onRemove={() => setFilter({ ...filter, channel: undefined })}
        >
          {t('chipChannel', { channel: filter.channel })}
        </Pill>
      ) : null}
      {filter.country || filter.channel || filter.search ? (
        <Button variant="subtle" onClick={() => setFilter({ ...emptyFilter, view: filter.view })}>
          {t('clearFilter')}
        </Button>
      ) : null}
    </>
  )
}
