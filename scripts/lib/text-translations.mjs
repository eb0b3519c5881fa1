// The words of one language and what must be the same in another: areas, keys, what is put in, and the forms of a plural
// that the language has.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const PLURAL = /_(zero|one|two|few|many|other)$/

/**
 * @typedef {Map<string, string>} Area  Full keys (`a.b_one`) with their words.
 * @typedef {Map<string, Area>} Translations  Areas by name.
 */

/**
 * @param {string} folder
 * @returns {Translations}
 */
export function readTranslations(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return new Map(
    names.map((name) => [name.slice(0, -5), flat(JSON.parse(readFileSync(join(folder, name), 'utf8')), '')]),
  )
}

/** @returns {Area} */
function flat(/** @type {Record<string, any>} */ words, /** @type {string} */ prefix) {
  /** @type {Area} */
  const found = new Map()
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') found.set(prefix + key, value)
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) found.set(inner, text)
  }
  return found
}

/** A key without the ending of its plural form: what the sources call it. */
export function baseOf(/** @type {string} */ key) {
  return key.replace(PLURAL, '')
}

/** @returns {Set<string>} */
export function basesOf(/** @type {Area} */ area) {
  return new Set([...area.keys()].map(baseOf))
}

/**
 * What one language has and another has not.
 * @param {string} firstName
 * @param {Translations} first
 * @param {string} secondName
 * @param {Translations} second
 * @returns {string[]}
 */
export function differences(firstName, first, secondName, second) {
  /** @type {string[]} */
  const problems = []
  for (const area of new Set([...first.keys(), ...second.keys()])) {
    const one = first.get(area)
    const other = second.get(area)
    if (!one || !other) {
      problems.push(`${area}.json is missing in ${one ? secondName : firstName}`)
      continue
    }
    const bases = { [firstName]: basesOf(one), [secondName]: basesOf(other) }
    for (const key of bases[firstName] ?? []) {
      if (!bases[secondName]?.has(key)) problems.push(`${area}:${key} is missing in ${secondName}`)
    }
    for (const key of bases[secondName] ?? []) {
      if (!bases[firstName]?.has(key)) problems.push(`${area}:${key} is missing in ${firstName}`)
      else problems.push(...differentInserts(area, key, one, other))
    }
  }
  return problems
}

function differentInserts(
  /** @type {string} */ area,
  /** @type {string} */ key,
  /** @type {Area} */ one,
  /** @type {Area} */ other,
) {
  const mine = insertsOf(key, one)
  const theirs = insertsOf(key, other)
  return mine === theirs ? [] : [`${area}:${key} puts in ${mine || 'nothing'} and ${theirs || 'nothing'}`]
}

/** All that any form of a key puts in; a form for one may leave the number out. */
function insertsOf(/** @type {string} */ key, /** @type {Area} */ area) {
  const forms = [...area].filter(([name]) => baseOf(name) === key).map(([, words]) => words)
  const names = forms.flatMap((words) => [...words.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]))
  return [...new Set(names)].sort().join(', ')
}

/**
 * A plural that lacks a form its language has, and words that are empty.
 * @param {string} language
 * @param {Translations} translations
 * @returns {string[]}
 */
export function incomplete(language, translations) {
  const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  /** @type {string[]} */
  const problems = []
  for (const [area, words] of translations) {
    for (const [key, text] of words) {
      if (text.trim() === '') problems.push(`${area}:${key} is empty in ${language}`)
      if (!key.endsWith('_other')) continue
      for (const form of needed) {
        const wanted = `${baseOf(key)}_${form}`
        if (!words.has(wanted)) problems.push(`${area}:${wanted} is missing in ${language}`)
      }
    }
    for (const key of words.keys()) {
      if (PLURAL.test(key) && !words.has(`${baseOf(key)}_other`)) {
        problems.push(`${area}:${baseOf(key)}_other is missing in ${language}`)
      }
    }
  }
  return [...new Set(problems)]
}
