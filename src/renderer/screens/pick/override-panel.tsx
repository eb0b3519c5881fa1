import { useTranslation } from 'react-i18next'
import classes from '../../floor/floor.module.css'
import { Overlay } from '../../floor/overlay.tsx'
import { FloorButton } from '../../ui/floor-button.tsx'
import own from './pick.module.css'

interface OverridePanelProps {
  readonly onReason: (reason: string) => void
  readonly onClose: () => void
}

const reasons = [
  ['stationDown', 'F5'],
  ['nobodyElse', 'F6'],
  ['urgent', 'F7'],
] as const

/** Why a supervisor begins a task that is not kept for this station. The answer is written into the order's timeline. */
export function OverridePanel({ onReason, onClose }: OverridePanelProps) {
  const { t } = useTranslation('pick')
  return (
    <Overlay title={t('override.title')} onClose={onClose}>
      <div className={classes.body}>{t('override.what')}</div>
      {reasons.map(([key, hotkey]) => (
        <FloorButton
          key={key}
          kind="secondary"
          className={own.reason}
          onClick={() => onReason(t(`override.${key}`))}
          hotkey={hotkey}
        >
          {t(`override.${key}`)}
        </FloorButton>
      ))}
    </Overlay>
  )
}
