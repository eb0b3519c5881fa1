import { useTranslation } from 'react-i18next'
import { speak } from '../../i18n/i18n.ts'
import { asLanguage, languageNames, languages } from '../../i18n/languages.ts'
import { Segments } from '../../ui/segments.tsx'

/** Before anyone has signed in, the device has a language of its own. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation('signIn')
  return (
    <Segments
      label={t('language')}
      value={asLanguage(i18n.language)}
      options={languages}
      words={(language) => languageNames[language]}
      onChange={(language) => speak(language, true)}
    />
  )
}
