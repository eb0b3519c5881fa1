import { useTranslation } from 'react-i18next'
import classes from '../../floor/floor.module.css'
import { useIsHandheld } from '../../ui/use-is-handheld.ts'
import type { PickPhase } from './pick-state.ts'

/** Help for the step that is open; opens by itself after three wrong scans. */
export function PickHelp({ phase }: { readonly phase: PickPhase }) {
  const { t } = useTranslation('pick')
  const handheld = useIsHandheld()
  const step = phase === 'tote' || phase === 'bin' || phase === 'item' ? phase : 'other'
  return (
    <div className={classes.stack}>
      <p>{t(`help.${step}`)}</p>
      <p>{t('help.cannotScan')}</p>
      <p>{t('help.problem')}</p>
      <p>{t('help.takeBack')}</p>
      {!handheld && <p>{t('help.keys')}</p>}
    </div>
  )
}
