import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import type { Trouble } from '../../station/client.ts'
import { FloorButton } from '../../ui/floor-button.tsx'
import { NumberPad } from '../../ui/number-pad.tsx'
import { RefusalText } from '../../ui/refusal-note.tsx'
import classes from './sign-in-screen.module.css'

const MIN_DIGITS = 4
const MAX_DIGITS = 12

interface PinEntryProps {
  readonly name: string
  readonly refusal: Trouble | null
  readonly onBack: () => void
  /** True when it was right. */
  readonly onPin: (pin: string) => Promise<boolean>
}

export function PinEntry({ name, refusal, onBack, onPin }: PinEntryProps) {
  const { t } = useTranslation(['signIn', 'common'])
  const [pin, setPin] = useState('')
  const [busy, setBusy] = useState(false)
  useShortcuts({ Escape: onBack })

  const start = async () => {
    if (pin.length < MIN_DIGITS || busy) return
    setBusy(true)
    const right = await onPin(pin)
    setBusy(false)
    if (!right) setPin('')
  }

  return (
    <main className={classes.pin}>
      <h1 className={classes.subtitle}>{name}</h1>
      <div className={classes.dots} role="status" aria-label={t('digitsEntered', { count: pin.length })}>
        {pin ? '•'.repeat(pin.length) : <span className={classes.dotsEmpty}>{t('enterPin')}</span>}
      </div>
      <div className={classes.refusal}>
        <RefusalText refusal={refusal} />
      </div>
      <NumberPad
        value={pin}
        onChange={setPin}
        onDone={() => void start()}
        maxDigits={MAX_DIGITS}
        keepZeros
        disabled={busy}
      />
      <div className={classes.pinActions}>
        <FloorButton fullWidth disabled={pin.length < MIN_DIGITS} loading={busy} onClick={() => void start()}>
          {t('common:start')}
        </FloorButton>
        <FloorButton kind="secondary" fullWidth onClick={onBack}>
          {t('otherName')}
        </FloorButton>
      </div>
    </main>
  )
}
