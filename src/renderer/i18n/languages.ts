import type { Language } from '../../core/model/units.ts'

export type { Language }
export const languages = ['en', 'fr'] as const satisfies readonly Language[]

/** A language is named in itself, whatever the screen's own is. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français' }

export function asLanguage(tag: string): Language {
  return tag.startsWith('fr') ? 'fr' : 'en'
}
