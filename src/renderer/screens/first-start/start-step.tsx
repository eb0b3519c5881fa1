import { TextInput, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './first-start.module.css'
import type { StepProps } from './step-props.ts'

export function StartStep({ draft, change, problems }: StepProps) {
  const { t } = useTranslation('firstStart')
  return (
    <>
      <Title order={1}>{t('begin.title')}</Title>
      <TextInput
        size="lg"
        label={t('begin.station')}
        description={t('begin.stationWhat')}
        placeholder={t('begin.stationExample')}
        value={draft.stationName}
        onChange={(event) => change({ stationName: event.currentTarget.value })}
        error={problems.includes('stationMissing') && t('begin.stationMissing')}
        maxLength={200}
        autoFocus
      />
      <div className={classes.choices}>
        {(['demo', 'empty'] as const).map((start) => (
          <button
            key={start}
            type="button"
            className={classes.choice}
            aria-pressed={draft.start === start}
            onClick={() => change({ start })}
          >
            {t(`begin.${start}`)}
            <span className={classes.what}>{t(`begin.${start}What`)}</span>
          </button>
        ))}
      </div>
    </>
  )
}
