import { useTranslation } from 'react-i18next'
import type { ImportPreview } from '../../../core/protocol/commands.ts'
import { useFormat } from '../../i18n/use-format.ts'
import classes from './import.module.css'
import { RejectedRows } from './rejected-list.tsx'
import { StepButtons } from './step-buttons.tsx'
import { Sample } from './step-check.tsx'
import { BeforeNote, FileLine } from './step-match.tsx'
import { UnknownCountries } from './unknown-countries.tsx'
import type { ImportWork } from './use-import.ts'

interface Props {
  readonly work: ImportWork
  readonly preview: ImportPreview
}

const counted = ['new', 'changed', 'skipped', 'rejected'] as const

/** What writing would do, counted before anything is written. */
export function StepPreview({ work, preview }: Props) {
  const { t } = useTranslation('import')
  const format = useFormat()
  const { counts } = preview
  const nothing = counts.new + counts.changed === 0
  return (
    <>
      <FileLine preview={preview} />
      <BeforeNote preview={preview} />
      <dl className={classes.counts}>
        {counted.map((kind) => (
          <div key={kind} className={classes.count}>
            <dt>{t(`count.${kind}`)}</dt>
            <dd>{format.number(counts[kind])}</dd>
          </div>
        ))}
      </dl>
      <UnknownCountries found={preview.unknownCountries} />
      {preview.rejected.length > 0 ? (
        <RejectedRows rows={preview.rejected} total={counts.rejected} fileName={preview.fileName} />
      ) : (
        <Sample preview={preview} />
      )}
      <StepButtons
        back={() => work.goTo('check')}
        backLabel={t('common:back')}
        next={() => void work.write()}
        nextLabel={counts.rejected > 0 ? t('writeGood') : t('write')}
        busy={work.busy !== null}
        blocked={nothing ? t('nothingToWrite') : null}
      />
    </>
  )
}
