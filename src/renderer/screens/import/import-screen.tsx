import { Stepper, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { OfficeTheme } from '../../office/office-theme.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RefusalText } from '../../ui/refusal-note.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useIsHandheld } from '../../ui/use-is-handheld.ts'
import classes from './import.module.css'
import { ImportHistory } from './import-history.tsx'
import { StepCheck } from './step-check.tsx'
import { StepFile } from './step-file.tsx'
import { StepMatch } from './step-match.tsx'
import { StepPreview } from './step-preview.tsx'
import { StepReport } from './step-report.tsx'
import { StepWrite } from './step-write.tsx'
import { type ImportStep, useImport } from './use-import.ts'

const steps: readonly ImportStep[] = ['file', 'match', 'check', 'preview', 'write']

export function ImportScreen() {
  const { t } = useTranslation('import')
  const handheld = useIsHandheld()
  return (
    <OfficeTheme>
      <Screen title={t('title')} help={<Text>{t('help')}</Text>}>
        {handheld ? (
          <>
            <EmptyState title={t('handheld.title')} detail={t('handheld.detail')} />
            <ImportHistory />
          </>
        ) : (
          <Wizard />
        )}
      </Screen>
    </OfficeTheme>
  )
}

function Wizard() {
  const { t } = useTranslation('import')
  const work = useImport('orders')
  const active = work.step === 'report' ? steps.length : steps.indexOf(work.step)
  return (
    <div className={classes.wizard}>
      <Stepper active={active} size="xs" className={classes.steps} aria-label={t('steps')}>
        {steps.map((step) => (
          <Stepper.Step key={step} label={t(`step.${step}`)} />
        ))}
      </Stepper>
      <RefusalText refusal={work.trouble} />
      {work.step === 'file' ? <StepFile work={work} /> : null}
      {work.step === 'match' && work.preview ? <StepMatch work={work} preview={work.preview} /> : null}
      {work.step === 'check' && work.preview ? <StepCheck work={work} preview={work.preview} /> : null}
      {work.step === 'preview' && work.preview ? <StepPreview work={work} preview={work.preview} /> : null}
      {work.step === 'write' ? <StepWrite work={work} /> : null}
      {work.step === 'report' && work.report ? <StepReport work={work} report={work.report} /> : null}
      {work.step === 'file' && work.busy === null ? <ImportHistory /> : null}
    </div>
  )
}
