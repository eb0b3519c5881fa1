// What the screens' sources say: the keys that they use, and words that stand in them without being translated. Reads
// the syntax tree, since TypeScript has no stable API and a pattern cannot tell a label from a class name.
import { parseSync } from 'vite'

/** Props whose value a person reads or hears. */
const READ_ALOUD = new Set([
  'label',
  'title',
  'placeholder',
  'alt',
  'description',
  'error',
  'detail',
  'message',
  'subtitle',
  'caption',
  'heading',
  'legend',
  'tooltip',
  'hint',
  'help',
  'text',
  'nothingFound',
  'nothingFoundMessage',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
])
/** Elements whose content is the name of a key or a piece of code: the same in every language. */
const NOT_WORDS = new Set(['kbd', 'Kbd', 'code', 'Code', 'style'])
/** Names that are the same in every language. */
const PROPER_NAMES = new Set(['Entrepot', 'English', 'Français'])

/**
 * @typedef {{ file: string, line: number, words: string }} HardCoded
 * @typedef {{ file: string, line: number, areas: string[] | null, parts: string[] }} Use
 *   A key as its fixed parts: one part is a whole key, more leave a gap for what is put in. `areas` is null when the
 *   file takes its `t` from elsewhere.
 * @typedef {{ uses: Use[], texts: Set<string>, patterns: string[][], hardCoded: HardCoded[] }} Source
 */

/**
 * @param {string} file
 * @param {string} source
 * @returns {Source}
 */
export function readSource(file, source) {
  const { program, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`)
  /** @type {Source} */
  const found = { uses: [], texts: new Set(), patterns: [], hardCoded: [] }
  const areas = areasOf(program)
  // Text between tags begins with the line break behind the tag.
  const lineOf = (/** @type {any} */ node) => {
    const blanks = node.type === 'JSXText' ? node.value.length - node.value.trimStart().length : 0
    return source.slice(0, node.start + blanks).split('\n').length
  }

  const say = (/** @type {any} */ node, /** @type {string} */ words) =>
    found.hardCoded.push({ file, line: lineOf(node), words: words.trim().replace(/\s+/g, ' ') })

  /** Literal words in an expression that is shown: both sides of a choice, not its condition. */
  const checkShown = (/** @type {any} */ node) => {
    for (const leaf of leaves(node)) {
      const words = leaf.type === 'JSXText' ? leaf.value : (partsOf(leaf) ?? []).join(' … ')
      if (needsTranslation(words)) say(leaf, words)
    }
  }

  walk(program, [], (node, ancestors) => {
    if (node.type === 'Literal' && typeof node.value === 'string') found.texts.add(node.value)
    if (node.type === 'TemplateLiteral') found.patterns.push(partsOf(node) ?? [])
    if (isTranslation(node)) {
      for (const leaf of leaves(node.arguments[0])) {
        const parts = partsOf(leaf)
        if (parts) found.uses.push({ file, line: lineOf(node), areas, parts: withContext(parts, node) })
      }
      return
    }
    const inKeyName = ancestors.some((one) => one.type === 'JSXElement' && NOT_WORDS.has(elementName(one)))
    if (inKeyName) return
    if (node.type === 'JSXText') checkShown(node)
    const parent = ancestors.at(-1)
    if (node.type === 'JSXExpressionContainer' && parent?.type !== 'JSXAttribute') checkShown(node.expression)
    if (node.type === 'JSXAttribute' && READ_ALOUD.has(attributeName(node))) {
      const value = node.value?.type === 'JSXExpressionContainer' ? node.value.expression : node.value
      if (value) checkShown(value)
    }
    // `{ title: 'Wrong bin' }`: a key of the translations has neither blanks nor a capital at its beginning.
    if (node.type === 'Property' && READ_ALOUD.has(propertyName(node))) {
      for (const leaf of leaves(node.value)) {
        const words = (partsOf(leaf) ?? []).join(' … ')
        if (needsTranslation(words) && (/\s/.test(words) || /^\p{Lu}/u.test(words))) say(leaf, words)
      }
    }
  })
  return found
}

/** The first area of every `useTranslation` in the file; null when there is none, or one that is not a literal. */
function areasOf(/** @type {any} */ program) {
  /** @type {Set<string>} */
  const areas = new Set()
  let open = false
  walk(program, [], (node) => {
    if (node.type !== 'CallExpression' || node.callee.name !== 'useTranslation') return
    const given = node.arguments[0]
    if (!given) areas.add('common')
    else {
      const first = given.type === 'ArrayExpression' ? given.elements[0] : given
      if (first?.type === 'Literal' && typeof first.value === 'string') areas.add(first.value)
      else open = true
    }
  })
  return open || areas.size === 0 ? null : [...areas]
}

/** `t(key, { context })` means `key_<context>`. */
function withContext(/** @type {string[]} */ parts, /** @type {any} */ call) {
  const options = call.arguments[1]
  const given =
    options?.type === 'ObjectExpression' &&
    options.properties.some(
      (/** @type {any} */ one) => one.type === 'Property' && propertyName(one) === 'context',
    )
  return given ? [...parts.slice(0, -1), `${parts.at(-1)}_`, ''] : parts
}

function isTranslation(/** @type {any} */ node) {
  if (node.type !== 'CallExpression' || node.arguments.length === 0) return false
  const { callee } = node
  return callee.type === 'Identifier'
    ? callee.name === 't'
    : callee.type === 'MemberExpression' && !callee.computed && callee.property.name === 't'
}

/** @returns {any[]} */
function leaves(/** @type {any} */ node) {
  switch (node?.type) {
    case 'ConditionalExpression':
      return [...leaves(node.consequent), ...leaves(node.alternate)]
    case 'LogicalExpression':
      return [...(node.operator === '&&' ? [] : leaves(node.left)), ...leaves(node.right)]
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return leaves(node.expression)
    case undefined:
    case null:
      return []
    default:
      return [node]
  }
}

/** The fixed parts of a string or template, null for anything else. */
function partsOf(/** @type {any} */ node) {
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : null
  if (node.type === 'TemplateLiteral')
    return node.quasis.map((/** @type {any} */ part) => part.value.cooked ?? '')
  return null
}

/** Codes in capitals (SKU, EAN, F4) are the same everywhere; words have small letters, or are long. */
function needsTranslation(/** @type {string} */ words) {
  const text = words.trim()
  if (PROPER_NAMES.has(text)) return false
  return /\p{Ll}/u.test(text) || /\p{Lu}{5,}/u.test(text)
}

function elementName(/** @type {any} */ element) {
  const { name } = element.openingElement
  return name.type === 'JSXIdentifier' ? name.name : (name.property?.name ?? '')
}

function attributeName(/** @type {any} */ attribute) {
  return attribute.name.type === 'JSXIdentifier' ? attribute.name.name : ''
}

function propertyName(/** @type {any} */ property) {
  if (property.computed) return ''
  return property.key.type === 'Identifier' ? property.key.name : String(property.key.value ?? '')
}

function walk(
  /** @type {any} */ node,
  /** @type {any[]} */ ancestors,
  /** @type {(node: any, ancestors: any[]) => void} */ visit,
) {
  if (Array.isArray(node)) {
    for (const one of node) walk(one, ancestors, visit)
    return
  }
  if (node === null || typeof node !== 'object' || typeof node.type !== 'string') return
  visit(node, ancestors)
  const below = [...ancestors, node]
  for (const [key, value] of Object.entries(node)) {
    if (key !== 'parent' && value !== null && typeof value === 'object') walk(value, below, visit)
  }
}
