import { useTranslation } from 'react-i18next'
import classes from '../../floor/floor.module.css'
import { Overlay } from '../../floor/overlay.tsx'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { FloorButton } from '../../ui/floor-button.tsx'
import { snoozeTimes } from './snooze-times.ts'

interface SnoozePanelProps {
  readonly onChoose: (until: string) => Promise<void>
  readonly onClose: () => void
}

/** Until when nobody of the house shall be asked. */
export function SnoozePanel({ onChoose, onClose }: SnoozePanelProps) {
  const { t } = useTranslation('cases')
  const choose = (index: number) => {
    const time = snoozeTimes(new Date())[index]
    if (time) void onChoose(time.until)
  }
  useShortcuts({ '1': () => choose(0), '2': () => choose(1), '3': () => choose(2) })
  return (
    <Overlay title={t('snoozeTitle')} onClose={onClose}>
      <div className={classes.stack}>
        {snoozeTimes(new Date()).map(({ key }, index) => (
          <FloorButton key={key} kind="secondary" onClick={() => choose(index)}>
            {`${index + 1} · ${t(key)}`}
          </FloorButton>
        ))}
      </div>
    </Overlay>
  )
}
