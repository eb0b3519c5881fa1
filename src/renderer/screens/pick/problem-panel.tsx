import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShortReason } from '../../../core/model/states.ts'
import type { PickStep } from '../../../core/protocol/queries/floor.ts'
import classes from '../../floor/floor.module.css'
import { Overlay } from '../../floor/overlay.tsx'
import { useQuery } from '../../station/use-query.ts'
import { FloorButton } from '../../ui/floor-button.tsx'
import { NumberPad } from '../../ui/number-pad.tsx'
import own from './pick.module.css'
import { leftOf } from './pick-state.ts'
import { shortConsequences } from './short-consequences.ts'

interface ProblemPanelProps {
  readonly step: PickStep
  readonly onShort: (reason: ShortReason, foundEach: number | null) => void
  readonly onSkip: () => void
  readonly onPark: () => void
  readonly onClose: () => void
}

/** What is wrong at this bin, and what saying so will do, before it is said. */
export function ProblemPanel({ step, onShort, onSkip, onPark, onClose }: ProblemPanelProps) {
  const { t } = useTranslation('pick')
  const [reason, setReason] = useState<ShortReason | null>(null)
  if (reason !== null) {
    return <Consequences step={step} reason={reason} onShort={onShort} onClose={() => setReason(null)} />
  }
  return (
    <Overlay title={t('problem.title')} onClose={onClose}>
      <div className={classes.body}>
        <b className="ep-code">{step.bin}</b> · {step.name}
      </div>
      <FloorButton kind="secondary" className={own.reason} onClick={() => setReason('noneHere')} hotkey="F5">
        {t('problem.noneHere')}
      </FloorButton>
      {leftOf(step) > 1 && (
        <FloorButton kind="secondary" className={own.reason} onClick={() => setReason('fewer')} hotkey="F6">
          {t('problem.fewer')}
        </FloorButton>
      )}
      <FloorButton kind="secondary" className={own.reason} onClick={() => setReason('damaged')} hotkey="F7">
        {t('problem.damaged')}
      </FloorButton>
      <FloorButton
        kind="secondary"
        className={own.reason}
        onClick={() => setReason('wrongProductHere')}
        hotkey="F9"
      >
        {t('problem.wrongProductHere')}
      </FloorButton>
      <FloorButton kind="secondary" className={own.reason} onClick={onSkip} hotkey="F8">
        {t('problem.skip')}
      </FloorButton>
      <FloorButton kind="secondary" className={own.reason} onClick={onPark} hotkey="F10">
        {t('problem.park')}
      </FloorButton>
    </Overlay>
  )
}

interface ConsequencesProps {
  readonly step: PickStep
  readonly reason: ShortReason
  readonly onShort: ProblemPanelProps['onShort']
  readonly onClose: () => void
}

function Consequences({ step, reason, onShort, onClose }: ConsequencesProps) {
  const { t } = useTranslation('pick')
  const left = leftOf(step)
  // With one left to take there is nothing to count: it is not there, or not good.
  const asked = left > 1 && (reason === 'fewer' || reason === 'damaged')
  const [text, setText] = useState('')
  const found = Number(text)
  const valid = !asked || (text !== '' && found < left)
  const product = useQuery('product', { productId: step.productId }, { tables: ['balance'] })
  const missing = left - (asked ? found : 0)
  const told = product.value ? shortConsequences(product.value.bins, step, missing) : null
  return (
    <Overlay title={t(`problem.${reason}`)} onClose={onClose}>
      <div className={classes.body}>
        <b className="ep-code">{step.bin}</b> · {step.name}
      </div>
      {asked && (
        <>
          <div className={classes.body}>{t('problem.howManyGood', { left })}</div>
          <output className={classes.quantity} data-testid="found">
            {text === '' ? '–' : text}
          </output>
          <NumberPad value={text} onChange={setText} maxDigits={4} />
        </>
      )}
      {valid && (
        <div className={classes.notice} data-testid="consequences">
          <b>{t('problem.thenTitle')}</b>
          <span>{t('problem.thenLine', { count: missing })}</span>
          <span>{t('problem.thenCount', { bin: step.bin })}</span>
          {told && told.elsewhereEach >= missing && <span>{t('problem.thenElsewhere')}</span>}
          {told && told.elsewhereEach > 0 && told.elsewhereEach < missing && (
            <span>{t('problem.thenPartly', { count: told.elsewhereEach })}</span>
          )}
          {told && told.elsewhereEach <= 0 && <span>{t('problem.thenWaits')}</span>}
          {told && told.heldByOthersEach > 0 && (
            <span>{t('problem.thenOthers', { count: told.heldByOthersEach })}</span>
          )}
        </div>
      )}
      <div className={own.sticky}>
        <FloorButton disabled={!valid} onClick={() => onShort(reason, asked ? found : null)} hotkey="F4">
          {t('problem.confirm', { count: missing })}
        </FloorButton>
      </div>
    </Overlay>
  )
}
