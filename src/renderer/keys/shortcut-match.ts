interface KeyLike {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** The name of a key that acts at once: function keys, navigation and Ctrl with a letter. Null for plain letters. */
export function chordName(event: KeyLike): string | null {
  if (event.altKey) return null
  if (event.ctrlKey || event.metaKey) {
    const key = event.key.length === 1 ? event.key.toUpperCase() : event.key
    return key === 'Control' || key === 'Meta' ? null : `Ctrl+${key}`
  }
  return /^(F\d{1,2}|Escape|Enter|Backspace|Delete|Arrow(Up|Down|Left|Right)|Page(Up|Down)|Home|End)$/.test(
    event.key,
  )
    ? event.key
    : null
}

/** Finds the letter shortcut that ends with `key`, after the letter before it when a sequence has begun. */
export function matchTyped(
  names: readonly string[],
  before: string,
  key: string,
): { readonly name: string | null; readonly remember: string } {
  if (Array.from(key).length !== 1) return { name: null, remember: '' }
  const letter = key.toLowerCase()
  if (before && names.includes(`${before} ${letter}`)) return { name: `${before} ${letter}`, remember: '' }
  if (names.some((name) => name.startsWith(`${letter} `))) return { name: null, remember: letter }
  return { name: names.includes(letter) ? letter : null, remember: '' }
}
