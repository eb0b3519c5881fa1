// A scanner set to a US keyboard on a computer set to AZERTY types `&é"` where it read 123. Invariant: the translation is
// only a proposal; `scan.ts` accepts it when the result carries a right check digit or character, and never otherwise.
// French and Belgian layouts differ in 6 and 8 (`-` and `§`, `_` and `!`); both are undone.

const PAIRS: readonly (readonly [string, string])[] = [
  ['&', '1'],
  ['é', '2'],
  ['"', '3'],
  ["'", '4'],
  ['(', '5'],
  ['-', '6'],
  ['§', '6'],
  ['è', '7'],
  ['_', '8'],
  ['!', '8'],
  ['ç', '9'],
  ['à', '0'],
  [')', '-'],
  [':', '.'],
  ['/', '>'],
  ['A', 'Q'],
  ['Q', 'A'],
  ['W', 'Z'],
  ['Z', 'W'],
  ['?', 'M'],
  ['a', 'q'],
  ['q', 'a'],
  ['w', 'z'],
  ['z', 'w'],
  [',', 'm'],
]
const KEYS: ReadonlyMap<string, string> = new Map(PAIRS)

/** What a US scanner meant, or null when the text cannot come from an AZERTY keyboard without shift. */
export function fromAzerty(text: string): string | null {
  // A digit in the text means that the keyboard typed digits as digits: the layouts agree.
  if (/[0-9]/.test(text) || !/[&é"'(\-è_çà§!]/.test(text)) return null
  return Array.from(text, (character) => KEYS.get(character) ?? character).join('')
}
