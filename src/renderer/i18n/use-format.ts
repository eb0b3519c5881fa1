import { useTranslation } from 'react-i18next'
import { useHello } from '../station/hello-store.ts'
import { createFormat, type Format } from './format.ts'
import { asLanguage } from './languages.ts'

const made = new Map<string, Format>()

/** Numbers, money and times in the person's language and the warehouse's time zone. */
export function useFormat(): Format {
  const { i18n } = useTranslation()
  const timeZone = useHello()?.warehouse?.timeZone
  const key = `${i18n.language} ${timeZone ?? ''}`
  const known = made.get(key) ?? createFormat(asLanguage(i18n.language), timeZone)
  made.set(key, known)
  return known
}
