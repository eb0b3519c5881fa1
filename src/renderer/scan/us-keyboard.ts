/**
 * What a key of a US keyboard writes, by its place. For scanners that type as if the computer had a US keyboard while it
 * has another one: the places are right, the characters are not.
 */
const PLAIN: Readonly<Record<string, string>> = {
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Space: ' ',
  IntlBackslash: '<',
  NumpadAdd: '+',
  NumpadSubtract: '-',
  NumpadMultiply: '*',
  NumpadDivide: '/',
  NumpadDecimal: '.',
}
const SHIFTED: Readonly<Record<string, string>> = {
  Minus: '_',
  Equal: '+',
  BracketLeft: '{',
  BracketRight: '}',
  Backslash: '|',
  Semicolon: ':',
  Quote: '"',
  Backquote: '~',
  Comma: '<',
  Period: '>',
  Slash: '?',
  IntlBackslash: '>',
}
const SHIFTED_DIGITS = ')!@#$%^&*('

export function usCharacter(code: string, shift: boolean): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter) return shift ? letter : letter.toLowerCase()
  const digit = /^Digit([0-9])$/.exec(code)?.[1]
  if (digit) return shift ? (SHIFTED_DIGITS[Number(digit)] ?? null) : digit
  const keypad = /^Numpad([0-9])$/.exec(code)?.[1]
  if (keypad) return keypad
  return (shift ? SHIFTED[code] : undefined) ?? PLAIN[code] ?? null
}
