import { PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { station } from '../../station/station.ts'
import { SaveRow, type SaveState } from './save-row.tsx'
import { Section } from './section.tsx'

/** The station asks for the old PIN, so that nobody changes it on a screen left open. */
export function PinSection() {
  const { t } = useTranslation('settings')
  const [oldPin, setOldPin] = useState('')
  const [newPin, setNewPin] = useState('')
  const [again, setAgain] = useState('')
  const [state, setState] = useState<SaveState>({ kind: 'idle' })
  const whole = /^\d{4,12}$/.test(newPin) && newPin === again && (oldPin === '' || /^\d{4,12}$/.test(oldPin))

  const save = async () => {
    if (!whole) return
    setState({ kind: 'busy' })
    const reply = await station.do('changeOwnPin', { oldPin: oldPin || null, newPin })
    setState(reply.ok ? { kind: 'saved' } : { kind: 'refused', refusal: reply.refusal })
    if (!reply.ok) return
    setOldPin('')
    setNewPin('')
    setAgain('')
  }
  const fields = [
    { label: t('pin.old'), value: oldPin, set: setOldPin, error: null },
    {
      label: t('pin.new'),
      value: newPin,
      set: setNewPin,
      error: newPin.length > 0 && newPin.length < 4 ? t('pin.short') : null,
    },
    {
      label: t('pin.again'),
      value: again,
      set: setAgain,
      error: again.length >= newPin.length && again !== newPin ? t('pin.differs') : null,
    },
  ]
  return (
    <Section title={t('pin.title')} onSubmit={() => void save()}>
      {fields.map((field) => (
        <PasswordInput
          key={field.label}
          size="md"
          maw={320}
          label={field.label}
          inputMode="numeric"
          maxLength={12}
          autoComplete="off"
          value={field.value}
          onChange={(event) => {
            field.set(event.currentTarget.value.replace(/\D/g, ''))
            setState({ kind: 'idle' })
          }}
          error={field.error}
          visibilityToggleButtonProps={{ 'aria-label': t('pin.show') }}
        />
      ))}
      <SaveRow state={state} disabled={!whole} />
    </Section>
  )
}
