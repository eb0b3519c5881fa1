import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { withFrenchSpaces } from './french-spaces.ts'
import { type Language, languages } from './languages.ts'

/**
 * Every word on the screens, from resources/translations/<language>/<area>.json. All of it is loaded at once: a screen in
 * a hall without network must not wait for its words.
 */
const files = import.meta.glob<Record<string, unknown>>('../../../resources/translations/*/*.json', {
  eager: true,
  import: 'default',
})

function resources(): Record<string, Record<string, Record<string, unknown>>> {
  const found: Record<string, Record<string, Record<string, unknown>>> = {}
  for (const [path, words] of Object.entries(files)) {
    const [, language, area] = /\/([a-z]{2})\/([A-Za-z]+)\.json$/.exec(path) ?? []
    if (!language || !area) continue
    found[language] = { ...found[language], [area]: language === 'fr' ? inFrench(words) : words }
  }
  return found
}

function inFrench(words: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => [
      key,
      typeof value === 'string' ? withFrenchSpaces(value) : inFrench(value as Record<string, unknown>),
    ]),
  )
}

const REMEMBERED = 'entrepot.language'

function firstLanguage(): Language {
  const remembered = window.localStorage.getItem(REMEMBERED)
  const wanted = [remembered, ...navigator.languages.map((tag) => tag.slice(0, 2))]
  return languages.find((language) => language === wanted.find((tag) => tag === 'en' || tag === 'fr')) ?? 'en'
}

export function startI18n(): void {
  void i18next.use(initReactI18next).init({
    resources: resources(),
    lng: firstLanguage(),
    fallbackLng: 'en',
    defaultNS: 'common',
    initAsync: false,
    // React escapes by itself.
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  })
  document.documentElement.lang = i18next.language
}

/** @param remember for the screens before anyone has signed in on this device. */
export function speak(language: Language, remember = false): void {
  if (remember) window.localStorage.setItem(REMEMBERED, language)
  if (i18next.language === language) return
  void i18next.changeLanguage(language)
  document.documentElement.lang = language
}
