import { TextInput, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { speak } from '../../i18n/i18n.ts'
import { languageNames, languages } from '../../i18n/languages.ts'
import classes from './first-start.module.css'
import type { StepProps } from './step-props.ts'

export function LanguageStep({
  draft,
  change,
  problems,
  codeNeeded,
}: StepProps & { readonly codeNeeded: boolean }) {
  const { t } = useTranslation('firstStart')
  return (
    <>
      <Title order={1}>{t('language.title')}</Title>
      <div className={classes.choices}>
        {languages.map((language) => (
          <button
            key={language}
            type="button"
            className={classes.choice}
            aria-pressed={draft.language === language}
            lang={language}
            onClick={() => {
              change({ language })
              speak(language, true)
            }}
          >
            {languageNames[language]}
          </button>
        ))}
      </div>
      {codeNeeded && (
        <TextInput
          size="floor"
          label={t('code.label')}
          description={t('code.where')}
          value={draft.code}
          onChange={(event) => change({ code: event.currentTarget.value.toUpperCase() })}
          error={problems.includes('codeMissing') && t('code.missing')}
          autoComplete="off"
          spellCheck={false}
        />
      )}
    </>
  )
}
