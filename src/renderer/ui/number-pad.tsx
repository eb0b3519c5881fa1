import { IconBackspace } from '@tabler/icons-react'
import type { ReactNode } from 'react'
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
  const key = { disabled, onPress: press }
  return (
    <fieldset className={classes.pad} aria-label={t('numberPad')}>
      {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => (
        <Key key={digit} name={digit} {...key}>
          {digit}
        </Key>
      ))}
      {decimals > 0 ? (
        <Key name="." label={t('decimalSeparator')} {...key}>
          {i18n.language === 'fr' ? ',' : '.'}
        </Key>
      ) : (
        <Key name="Clear" isWord {...key}>
          {t('clear')}
        </Key>
      )}
      <Key name="0" {...key}>
        0
      </Key>
      <Key name="Backspace" label={t('deleteLast')} {...key}>
        <IconBackspace size={30} aria-hidden="true" />
      </Key>
    </fieldset>
  )
}

interface KeyProps {
  readonly name: string
  readonly label?: string
  readonly isWord?: boolean
  readonly disabled: boolean
  readonly onPress: (name: string) => void
  readonly children: ReactNode
}

function Key({ name, label, isWord = false, disabled, onPress, children }: KeyProps) {
  return (
    <button
      type="button"
      className={isWord ? classes.word : classes.key}
      disabled={disabled}
      aria-label={label}
      // A touched key does not take the focus: Enter after the last digit means done, not the same digit again.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onPress(name)}
    >
      {children}
    </button>
  )
}
