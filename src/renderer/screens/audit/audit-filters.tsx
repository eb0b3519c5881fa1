import { Button, Group, Popover, Select, Stack, TextInput } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { operations } from '../../../core/operations/registry.ts'
import type { AuditFilter } from '../../../core/protocol/queries/audit.ts'
import { instantOf, wallClock } from '../../office/zoned-time.ts'
import { useHello } from '../../station/hello-store.ts'
import { useQuery } from '../../station/use-query.ts'
import { outcomes } from './outcome-shape.ts'

type Filter = Omit<AuditFilter, 'search'>

interface Props {
  readonly filter: Filter
  readonly onChange: (filter: Filter) => void
}

/** Who, where, what, when and with what outcome: each narrows, and the button says how many do. */
export function FilterMenu({ filter, onChange }: Props) {
  const { t, i18n } = useTranslation('audit')
  const { value: choices } = useQuery('auditChoices', {}, { tables: ['user', 'station'] })
  const timeZone = useHello()?.warehouse?.timeZone ?? 'UTC'
  const names = useMemo(
    () =>
      Object.keys(operations)
        .map((value) => ({ value, label: t(`operation.${value}`) }))
        .sort((a, b) => a.label.localeCompare(b.label, i18n.language)),
    [t, i18n.language],
  )
  const set = (change: { [K in keyof Filter]?: Filter[K] | undefined }) => {
    const next = Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined)
    onChange(Object.fromEntries(next) as Filter)
  }
  const count = Object.keys(filter).length
  const named = (list: readonly { readonly id: string; readonly name: string }[] | undefined) =>
    (list ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Group gap="xs">
      <Popover position="bottom-start" trapFocus shadow="md" width={320}>
        <Popover.Target>
          <Button variant="default" leftSection={<IconFilter size={16} aria-hidden />}>
            {t('filter.open', { count })}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Stack gap="sm">
            <Choice
              label={t('filter.user')}
              data={named(choices?.users)}
              value={filter.userId}
              onChange={(userId) => set({ userId })}
            />
            <Choice
              label={t('filter.station')}
              data={named(choices?.stations)}
              value={filter.stationId}
              onChange={(stationId) => set({ stationId })}
            />
            <Choice
              label={t('filter.operation')}
              data={names}
              value={filter.name}
              onChange={(name) => set({ name })}
            />
            <Choice
              label={t('filter.outcome')}
              data={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
              value={filter.outcome}
              onChange={(outcome) => set({ outcome: outcomes.find((each) => each === outcome) })}
            />
            <Moment
              label={t('filter.from')}
              timeZone={timeZone}
              value={filter.from}
              onChange={(from) => set({ from })}
            />
            <Moment
              label={t('filter.to')}
              timeZone={timeZone}
              value={filter.to}
              onChange={(to) => set({ to })}
            />
          </Stack>
        </Popover.Dropdown>
      </Popover>
      {count > 0 ? (
        <Button variant="subtle" onClick={() => onChange({})}>
          {t('filter.clear')}
        </Button>
      ) : null}
    </Group>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly data: readonly { readonly value: string; readonly label: string }[]
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

/** A list elsewhere on the page would count as a click outside, and close the menu. */
function Choice({ label, data, value, onChange }: ChoiceProps) {
  return (
    <Select
      label={label}
      data={[...data]}
      value={value ?? null}
      searchable
      clearable
      comboboxProps={{ withinPortal: false }}
      onChange={(next) => onChange(next ?? undefined)}
    />
  )
}

interface MomentProps {
  readonly label: string
  readonly timeZone: string
  readonly value: string | undefined
  readonly onChange: (instant: string | undefined) => void
}

/** On the warehouse's clock. */
function Moment({ label, timeZone, value, onChange }: MomentProps) {
  return (
    <TextInput
      type="datetime-local"
      label={label}
      value={value === undefined ? '' : wallClock(value, timeZone)}
      onChange={(event) => onChange(instantOf(event.currentTarget.value, timeZone) ?? undefined)}
    />
  )
}
