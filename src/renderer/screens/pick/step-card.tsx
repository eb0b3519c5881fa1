import { useTranslation } from 'react-i18next'
import type { PickStep } from '../../../core/protocol/queries/floor.ts'
import classes from '../../floor/floor.module.css'
import { useFormat } from '../../i18n/use-format.ts'
import { StatusShape } from '../../ui/status-shape.tsx'
import own from './pick.module.css'
import { leftOf, openSteps, type PickState } from './pick-state.ts'

interface StepCardProps {
  readonly state: PickState
  readonly step: PickStep
  readonly phase: 'bin' | 'item'
  readonly onQuantity: () => void
}

/** Where to, what, and how many: one question at a time, the one that is open has the frame. */
export function StepCard({ state, step, phase, onQuantity }: StepCardProps) {
  const { t } = useTranslation('pick')
  const format = useFormat()
  const left = leftOf(step)
  return (
    <>
      <div className={classes.card} data-current={phase === 'bin'} data-testid="go-to">
        <div className={classes.row}>
          <span className={classes.label}>{t('goTo')}</span>
          {phase === 'item' && <StatusShape status="right" label={t('youAreHere')} />}
        </div>
        <div className={classes.location}>{step.bin}</div>
        <Aisles state={state} step={step} />
      </div>
      <div className={classes.card} data-current={phase === 'item'} data-testid="take">
        <div className={own.goods}>
          <div>
            <div className={classes.strong}>{step.name}</div>
            <div className={classes.label}>{step.sku}</div>
            {step.lot !== null && (
              <div className={classes.body}>
                {step.expiryOn === null
                  ? t('lot', { lot: step.lot })
                  : t('lotExpiry', { lot: step.lot, day: format.day(step.expiryOn) })}
              </div>
            )}
            {step.hazard !== null && (
              <StatusShape status="attention" label={t('hazard', { hazard: step.hazard })} size={26} />
            )}
          </div>
          <button
            type="button"
            className={own.take}
            data-typed={state.typedEach !== null}
            onClick={onQuantity}
            aria-label={t('quantity.open', { left })}
          >
            <span className={classes.label}>
              {state.typedEach === null ? t('take') : t('nextScanCounts')}
            </span>
            <span className={classes.quantity} data-testid="take-quantity">
              {state.typedEach ?? left}
            </span>
            <span className={classes.body}>
              {t('pickedOf', { picked: step.pickedEach, of: step.qtyEach })}
            </span>
          </button>
        </div>
      </div>
    </>
  )
}

/** The aisle before, this one and the next, as the tour passes them. */
function Aisles({ state, step }: { readonly state: PickState; readonly step: PickStep }) {
  const { t } = useTranslation('pick')
  if (step.aisle === null) return null
  const aisles = openSteps(state.task).map((open) => open.aisle)
  const next = aisles.find((aisle) => aisle !== null && aisle !== step.aisle)
  const before = state.task.steps.filter((one) => one.sequence < step.sequence && one.aisle !== null)
  const last = before.at(-1)?.aisle
  return (
    <div className={own.aisles} role="img" aria-label={t('aisle', { aisle: step.aisle })}>
      {last && last !== step.aisle && <span>{last} ─</span>}
      <b>{step.aisle}</b>
      {next && <span>→ {next}</span>}
    </div>
  )
}
