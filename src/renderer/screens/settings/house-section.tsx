import { NumberInput, Switch, Text, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OperationArgs } from '../../../core/operations/registry.ts'
import type { SettingChange } from '../../../core/protocol/queries/settings.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { refreshHello } from '../../station/hello-store.ts'
import { station } from '../../station/station.ts'
import { useQuery } from '../../station/use-query.ts'
import { ErrorSection } from '../../ui/error-section.tsx'
import { SaveRow, type SaveState } from './save-row.tsx'
import { Section } from './section.tsx'

interface House {
  readonly lockMinutes: number
  readonly strictMode: boolean
  readonly slipCompany: string
  readonly ssccPrefix: string
}

const keys = ['lockMinutes', 'strictMode', 'slipCompany', 'ssccPrefix'] as const

/** Settings of the whole house. Only what was changed is written, one operation each. */
export function HouseSection() {
  const { t } = useTranslation('settings')
  const { value, error, refresh } = useQuery('settings', {}, { tables: ['setting'] })
  const [draft, setDraft] = useState<House | null>(null)
  const [state, setState] = useState<SaveState>({ kind: 'idle' })
  const stored = value ? houseOf(value) : null

  useEffect(() => {
    if (value) setDraft((before) => before ?? houseOf(value))
  }, [value])
  const { value: changes } = useQuery('settingChanges', {}, { tables: ['setting', 'user'] })
  if (error && !value) return <ErrorSection error={error} onRetry={refresh} />
  if (!draft || !stored) return null

  const change = (part: Partial<House>) => {
    setDraft({ ...draft, ...part })
    setState({ kind: 'idle' })
  }
  const changed = keys.filter((key) => draft[key] !== stored[key])
  const prefixWrong = !/^\d{5,13}$/.test(draft.ssccPrefix)
  const save = async () => {
    setState({ kind: 'busy' })
    for (const key of changed) {
      const reply = await station.do('changeSetting', {
        key,
        value: draft[key],
      } as OperationArgs<'changeSetting'>)
      if (!reply.ok) {
        setState({ kind: 'refused', refusal: reply.refusal })
        return
      }
    }
    setState({ kind: 'saved' })
    await refreshHello()
  }
  return (
    <Section title={t('house.title')} onSubmit={() => void save()}>
      <Switch
        size="lg"
        label={t('house.strictMode')}
        description={t('house.strictModeWhat')}
        checked={draft.strictMode}
        onChange={(event) => change({ strictMode: event.currentTarget.checked })}
      />
      <NumberInput
        size="md"
        maw={320}
        label={t('house.lockMinutes')}
        description={t('house.lockMinutesWhat')}
        min={1}
        max={480}
        allowDecimal={false}
        value={draft.lockMinutes}
        onChange={(minutes) => change({ lockMinutes: Math.max(1, Number(minutes) || 1) })}
      />
      <TextInput
        size="md"
        label={t('house.slipCompany')}
        description={t('house.slipCompanyWhat')}
        maxLength={200}
        value={draft.slipCompany}
        onChange={(event) => change({ slipCompany: event.currentTarget.value })}
      />
      <TextInput
        size="md"
        maw={320}
        label={t('house.ssccPrefix')}
        description={t('house.ssccPrefixWhat')}
        inputMode="numeric"
        value={draft.ssccPrefix}
        onChange={(event) => change({ ssccPrefix: event.currentTarget.value.replace(/\D/g, '') })}
        error={prefixWrong && t('house.ssccPrefixWrong')}
      />
      <LastChange changes={changes ?? []} />
      <SaveRow state={state} disabled={changed.length === 0 || prefixWrong} />
    </Section>
  )
}

/** Who last changed one of these, so that a house knows whom to ask. */
function LastChange({ changes }: { readonly changes: readonly SettingChange[] }) {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const last = changes.find(({ key }) => (keys as readonly string[]).includes(key))
  if (!last) return null
  return (
    <Text size="sm" c="dimmed">
      {t('house.lastChange', {
        what: t(`house.${last.key}`),
        name: last.userName,
        at: format.dateTime(last.at),
      })}
    </Text>
  )
}

function houseOf(value: Readonly<Record<string, unknown>>): House {
  return {
    lockMinutes: typeof value.lockMinutes === 'number' ? value.lockMinutes : 5,
    strictMode: value.strictMode !== false,
    slipCompany: typeof value.slipCompany === 'string' ? value.slipCompany : '',
    ssccPrefix: typeof value.ssccPrefix === 'string' ? value.ssccPrefix : '',
  }
}
