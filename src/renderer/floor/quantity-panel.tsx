import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FloorButton } from '../ui/floor-button.tsx'
import { NumberPad } from '../ui/number-pad.tsx'
import classes from './floor.module.css'
import { Overlay } from './overlay.tsx'

interface QuantityPanelProps {
  readonly name: string
  readonly left: number
  readonly typed: number | null
  readonly onType: (qtyEach: number | null) => void
  readonly onClose: () => void
}

/**
 * How many the next right scan counts. The goods are still scanned once: a number alone does not say what was taken.
 */
export function QuantityPanel({ name, left, typed, onType, onClose }: QuantityPanelProps) {
  const { t } = useTranslation('pick')
  const [text, setText] = useState(typed === null ? '' : String(typed))
  const change = (value: string) => {
    setText(value)
    onType(Number(value) > 0 ? Number(value) : null)
  }
  const tooMany = Number(text) > left
  const cancel = () => {
    onType(null)
    onClose()
  }
  return (
    <Overlay title={t('quantity.title')} onClose={cancel}>
      <div className={classes.strong}>{name}</div>
      <output className={classes.quantity} data-testid="typed-quantity">
        {text === '' ? '–' : text}
      </output>
      <div className={classes.body}>
        {tooMany ? t('quantity.tooMany', { left }) : t('quantity.hint', { left })}
      </div>
      <NumberPad value={text} onChange={change} onDone={onClose} maxDigits={4} />
      <FloorButton onClick={onClose} disabled={text === '' || tooMany}>
        {t('quantity.thenScan')}
      </FloorButton>
    </Overlay>
  )
}
