import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The translation files as they lie on the disk. */
export type Words = { readonly [key: string]: string | Words }

const FOLDER = join(import.meta.dirname, '../../../resources/translations')

export function readArea(language: string, area: string): Words {
  return JSON.parse(readFileSync(join(FOLDER, language, `${area}.json`), 'utf8')) as Words
}

export function flat(words: Words, prefix = ''): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') found.set(`${prefix}${key}`, value)
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) found.set(inner, text)
  }
  return found
}
