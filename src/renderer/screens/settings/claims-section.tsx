import { NumberInput, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { settings } from '../../../core/operations/set-up/change-setting.ts'
import { station } from '../../station/station.ts'
import { useQuery } from '../../station/use-query.ts'
import { ErrorSection } from '../../ui/error-section.tsx'
import { SaveRow, type SaveState } from './save-row.tsx'
import { Section } from './section.tsx'

interface Rules {
  readonly claimsAhead: number
  readonly claimHours: number
}

const MOST = { claimsAhead: 200, claimHours: 72 } as const

/** How much work each station keeps for itself, for a time without a line. */
export function ClaimsSection() {
  const { t } = useTranslation('settings')
  const { value, error, refresh } = useQuery('settings', {}, { tables: ['setting'] })
  const [draft, setDraft] = useState<Rules | null>(null)
  const [state, setState] = useState<SaveState>({ kind: 'idle' })
  const stored = value ? rulesOf(value) : null

  useEffect(() => {
    if (value) setDraft((before) => before ?? rulesOf(value))
  }, [value])
  if (error && !value) return <ErrorSection error={error} onRetry={refresh} />
  if (!draft || !stored) return null

  const field = (key: keyof Rules, min: number) => (
    <NumberInput
      size="md"
      maw={320}
      label={t(`claims.${key}`)}
      description={t(`claims.${key}What`)}
      min={min}
      max={MOST[key]}
      clampBehavior="strict"
      allowDecimal={false}
      value={draft[key]}
      onChange={(number) => {
        setDraft({ ...draft, [key]: Math.max(min, Number(number) || min) })
        setState({ kind: 'idle' })
      }}
    />
  )
  const save = async () => {
    setState({ kind: 'busy' })
    const reply = await station.do('changeClaimRules', draft)
    setState(reply.ok ? { kind: 'saved' } : { kind: 'refused', refusal: reply.refusal })
  }
  const changed = draft.claimsAhead !== stored.claimsAhead || draft.claimHours !== stored.claimHours
  return (
    <Section title={t('claims.title')} onSubmit={() => void save()}>
      <Text>{t('claims.what')}</Text>
      {field('claimsAhead', 0)}
      {field('claimHours', 1)}
      <SaveRow state={state} disabled={!changed} />
    </Section>
  )
}

function rulesOf(value: Readonly<Record<string, unknown>>): Rules {
  const { claimsAhead, claimHours } = value
  return {
    claimsAhead: typeof claimsAhead === 'number' ? claimsAhead : settings.claimsAhead.otherwise,
    claimHours: typeof claimHours === 'number' ? claimHours : settings.claimHours.otherwise,
  }
}
