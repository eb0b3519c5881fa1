import { IconBackspace } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../keys/use-shortcuts.ts'
import { useTypedKeys } from '../keys/use-typed-keys.ts'
import type { KeyPress } from '../scan/burst-detector.ts'
import classes from './number-pad.module.css'
import { padInput } from './pad-input.ts'

interface NumberPadProps {
  /** What has been entered so far, as text: '' when nothing. */
  readonly value: string
  readonly onChange: (value: string) => void
  /** Enter on the keyboard; the screen's own primary button does the same. */
  readonly onDone?: () => void
  readonly maxDigits?: number
  /** Digits after the decimal separator; 0 for whole numbers. */
  readonly decimals?: number
  /** Keep leading zeros: a PIN. */
  readonly keepZeros?: boolean
  readonly disabled?: boolean
}

/** Keys for gloves: 120×72 on handhelds, 76×76 on stations. The keyboard's digits work too; a scan's do not come here. */
export function NumberPad({
  value,
  onChange,
  onDone,
  maxDigits = 6,
  decimals = 0,
  keepZeros = false,
  disabled = false,
}: NumberPadProps) {
  const { t, i18n } = useTranslation('common')
  const press = (key: string) => onChange(padInput(value, key, { maxDigits, decimals, keepZeros }))
  useTypedKeys(
    ({ key }: KeyPress) => {
      if (/^[0-9.,]$/.test(key)) press(key)
      else if (key === 'Backspace') press('Backspace')
      else if (key === 'Delete') press('Clear')
    },
    { enabled: !disabled },
  )
  useShortcuts(onDone ? { Enter: onDone } : {}, { enabled: !disabled && onDone !== undefined })
  return (
    <div className={classes.pad} role="group" aria-label={t('numberPad')}>
      {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => (
        <button
          key={digit}
          type="button"
          className={classes.key}
          disabled={disabled}
          onClick={() => press(digit)}
        >
          {digit}
        </button>
      ))}
      {decimals > 0 ? (
        <button
          type="button"
          className={classes.key}
          disabled={disabled}
          onClick={() => press('.')}
          aria-label={t('decimalSeparator')}
        >
          {i18n.language === 'fr' ? ',' : '.'}
        </button>
      ) : (
        <button type="button" className={classes.word} disabled={disabled} onClick={() => press('Clear')}>
          {t('clear')}
        </button>
      )}
      <button type="button" className={classes.key} disabled={disabled} onClick={() => press('0')}>
        0
      </button>
      <button
        type="button"
        className={classes.key}
        disabled={disabled}
        onClick={() => press('Backspace')}
        aria-label={t('deleteLast')}
      >
        <IconBackspace size={30} aria-hidden="true" />
      </button>
    </div>
  )
}
