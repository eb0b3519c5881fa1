// How a text becomes a Code 128 symbol in ZPL. Invariant: the subset is named at the start and never changes, so that the
// symbol has the same width on every printer and in every renderer, and is known here before the label is laid out.
// (The automatic mode of ^BC is missing in older firmware, and changes of subset inside the data are not read alike.)

const START_B = '>:'
const START_C = '>;'
const FNC1 = '>8'

export interface Code128Plan {
  /** The field data of a ^BC field in mode N, not yet escaped for ^FH. */
  fieldData: string
  modules: number
}

/** Printable ASCII is what scanners agree on; `>` would be read as a change of subset. */
export function isCode128Text(text: string): boolean {
  return /^[ -=?-~]{1,48}$/.test(text)
}

/** Pairs of digits take one symbol each in subset C, everything else one symbol a character in subset B. */
export function planCode128(text: string): Code128Plan {
  if (!isCode128Text(text))
    throw new RangeError('Code 128 takes 1 to 48 printable ASCII characters without >')
  if (isDigitPairs(text)) return { fieldData: START_C + text, modules: modulesOf(text.length / 2) }
  return { fieldData: START_B + text, modules: modulesOf(text.length) }
}

/** GS1-128 of all-digit, even-length element strings, which is what an SSCC is. */
export function planGs1Digits(elementString: string): Code128Plan {
  if (!isDigitPairs(elementString)) throw new RangeError('an even number of digits is needed here')
  return { fieldData: START_C + FNC1 + elementString, modules: modulesOf(1 + elementString.length / 2) }
}

function isDigitPairs(text: string): boolean {
  return /^(?:[0-9]{2}){1,24}$/.test(text)
}

// Start, data and check symbols have 11 modules each, the stop pattern 13.
function modulesOf(dataSymbols: number): number {
  return (dataSymbols + 2) * 11 + 13
}
