// Holds the sources of the screens and the translations against each other. Every finding says where and what, so that
// it can be mended without reading this file.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { readSource } from './text-sources.mjs'
import { basesOf, differences, incomplete, readTranslations } from './text-translations.mjs'

/**
 * @param {{ root: string, sources: string, translations: string }} places `sources` and `translations` below `root`
 * @returns {string[]} problems, none when all is well
 */
export function textProblems({ root, sources, translations }) {
  const en = readTranslations(join(root, translations, 'en'))
  const fr = readTranslations(join(root, translations, 'fr'))
  const read = sourceFiles(join(root, sources)).map((file) =>
    readSource(relative(root, file).split(sep).join('/'), readFileSync(file, 'utf8')),
  )
  const bases = new Map([...en].map(([area, words]) => [area, basesOf(words)]))
  return [
    ...read.flatMap((source) =>
      source.hardCoded.map(({ file, line, words }) => `${file}:${line} is not translated: "${words}"`),
    ),
    ...read.flatMap((source) => source.uses.flatMap((use) => missing(use, bases))),
    ...unused(read, bases),
    ...differences('en', en, 'fr', fr),
    ...incomplete('en', en),
    ...incomplete('fr', fr),
  ]
}

/** @returns {string[]} */
function sourceFiles(/** @type {string} */ folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.(test|testkit)\.tsx?$/.test(entry.name),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/**
 * @param {import('./text-sources.mjs').Use} use
 * @param {Map<string, Set<string>>} bases
 * @returns {string[]}
 */
function missing(use, bases) {
  const { area, parts } = split(use.parts)
  const areas = area !== null ? [area] : (use.areas ?? [...bases.keys()])
  const pattern = patternOf(parts)
  const found = areas.some((name) => [...(bases.get(name) ?? [])].some((key) => pattern.test(key)))
  if (found) return []
  return [
    `${use.file}:${use.line} uses ${areas.length > 3 ? '' : areas.join('|')}:${parts.join('*')}, which does not exist`,
  ]
}

/**
 * A key is used when some `t` may mean it, or when its text stands in a source at all: keys are also kept in lists and
 * handed over.
 * @param {import('./text-sources.mjs').Source[]} read
 * @param {Map<string, Set<string>>} bases
 * @returns {string[]}
 */
function unused(read, bases) {
  const texts = new Set(read.flatMap((source) => [...source.texts]))
  const handed = read
    .flatMap((source) => source.patterns)
    .filter((parts) => parts.some((part) => /\w{3,}\./.test(part)))
  const patterns = [...read.flatMap((source) => source.uses.map((use) => use.parts)), ...handed].map(
    (parts) => {
      const whole = split(parts)
      return { area: whole.area, pattern: patternOf(whole.parts) }
    },
  )
  /** @type {string[]} */
  const problems = []
  for (const [area, keys] of bases) {
    for (const key of keys) {
      if (texts.has(key) || texts.has(`${area}:${key}`)) continue
      const meant = patterns.some((one) => (one.area === null || one.area === area) && one.pattern.test(key))
      if (!meant) problems.push(`${area}:${key} is used nowhere`)
    }
  }
  return problems
}

/** Takes `area:` off the beginning of a key. */
function split(/** @type {string[]} */ parts) {
  const match = /^(\w+):(.*)$/s.exec(parts[0] ?? '')
  return match
    ? { area: match[1] ?? null, parts: [match[2] ?? '', ...parts.slice(1)] }
    : { area: null, parts }
}

function patternOf(/** @type {string[]} */ parts) {
  const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${escaped.join('[\\w.-]+')}$`)
}
