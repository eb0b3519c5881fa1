import { useTranslation } from 'react-i18next'
import type { PackLine } from '../../../core/protocol/queries/floor.ts'
import classes from '../../floor/floor.module.css'
import { StatusShape } from '../../ui/status-shape.tsx'
import { statusOf } from './line-list.tsx'
import { leftOf, type PackState } from './pack-machine.ts'

/** The goods of the last right scan, readable from where the packer stands. */
export function ItemCard({
  state,
  onQuantity,
}: {
  readonly state: PackState
  readonly onQuantity: (line: PackLine) => void
}) {
  const { t } = useTranslation('pack')
  const shown = state.view.lines.find((line) => line.orderLineId === state.shownLineId)
  const line = shown ?? state.view.lines.find((candidate) => leftOf(candidate) > 0)
  if (!line) return null
  const status = statusOf(line)
  return (
    <div className={classes.card} data-current="true" data-testid="pack-item">
      <div className={classes.strong}>{line.name}</div>
      <div className={classes.label}>{line.sku}</div>
      {line.hazard !== null && (
        <StatusShape status="attention" label={t('hazard', { hazard: line.hazard })} size={26} />
      )}
      <button
        type="button"
        className={`${classes.card} ${classes.cardButton}`}
        onClick={() => onQuantity(line)}
        disabled={leftOf(line) === 0}
        aria-label={t('quantityOpen', { left: leftOf(line) })}
      >
        <span className={classes.row}>
          <StatusShape status={status} label={t(`lineState.${status}`)} hideLabel size={40} />
          <span className={classes.huge}>
            {t('countOfWords', { packed: line.packedEach, of: line.pickedEach })}
          </span>
        </span>
        {state.typedEach !== null && (
          <span className={classes.body}>{t('nextScanCounts', { qty: state.typedEach })}</span>
        )}
      </button>
    </div>
  )
}
