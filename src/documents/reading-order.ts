// Right-to-left names on documents that are set from left to right. The font engine orders the letters of a word; here
// the words of one line are put in the order in which they are seen. Invariant: the same words come out, once each.
//
// Limit: this is the word level of the Unicode bidirectional algorithm, enough for names and addresses. A word that mixes
// both directions in itself (brackets or a number glued to a Hebrew word) keeps the order that the font engine gives it.

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const LETTER = /\p{L}/u

export function hasRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text)
}

/** The line as it is to be drawn from left to right. */
export function visualOrder(line: string): string {
  if (!hasRightToLeft(line)) return line
  const words = line.split(' ')
  const firstWithLetter = words.find((word) => LETTER.test(word)) ?? ''
  const baseIsRightToLeft = hasRightToLeft(firstWithLetter)
  const ordered = runsReversed(words, (word) => hasRightToLeft(word) !== baseIsRightToLeft)
  return (baseIsRightToLeft ? ordered.reverse() : ordered).join(' ')
}

// Within a line of one direction, each run of words of the other direction is read backwards.
function runsReversed(words: readonly string[], isOther: (word: string) => boolean): string[] {
  const result: string[] = []
  let run: string[] = []
  for (const word of words) {
    if (isOther(word)) {
      run.unshift(word)
      continue
    }
    result.push(...run, word)
    run = []
  }
  return [...result, ...run]
}
