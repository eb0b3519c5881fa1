// Text that people typed, made to fit. Invariant: no returned line is wider than asked (by the measure handed in), no
// character disappears silently (what has to go is marked by an ellipsis), and nothing in the text can steer the printer.

export type Measure = (text: string) => number

const ELLIPSIS = '…'
// Control characters, and the invisible marks that turn the reading direction of what follows.
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu
const LONE_SURROGATE = /\p{Surrogate}/gu
const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** One line of printable text: composed characters, single spaces, no controls. */
export function cleanText(text: string): string {
  return text
    .replace(UNPRINTABLE, ' ')
    .replace(LONE_SURROGATE, '\ufffd')
    .normalize('NFC')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
}

/** Breaks at spaces, else after a hyphen or slash, else between characters. No text gives no lines. */
export function wrapText(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of cleanText(text).split(' ')) {
    if (word === '') continue
    const joined = line === '' ? word : `${line} ${word}`
    if (measure(joined) <= width) {
      line = joined
      continue
    }
    if (line !== '') lines.push(line)
    const pieces = breakWord(word, width, measure)
    lines.push(...pieces.slice(0, -1))
    line = pieces.at(-1) ?? ''
  }
  return line === '' ? lines : [...lines, line]
}

/** At most `maxLines`; what is left out shows as an ellipsis at the end of the last one. */
export function wrapAndCut(text: string, width: number, maxLines: number, measure: Measure): string[] {
  return cutLines(wrapText(text, width, measure), maxLines, width, measure)
}

export function cutLines(
  lines: readonly string[],
  maxLines: number,
  width: number,
  measure: Measure,
): string[] {
  if (lines.length <= maxLines) return [...lines]
  if (maxLines < 1) return []
  const last = graphemes(lines[maxLines - 1] ?? '')
  while (last.length > 0 && measure(last.join('').trimEnd() + ELLIPSIS) > width) last.pop()
  return [...lines.slice(0, maxLines - 1), last.join('').trimEnd() + ELLIPSIS]
}

function breakWord(word: string, width: number, measure: Measure): string[] {
  if (measure(word) <= width) return [word]
  const pieces: string[] = []
  let piece = ''
  let pieceWidth = 0
  for (const grapheme of graphemes(word)) {
    const graphemeWidth = measure(grapheme)
    if (piece !== '' && pieceWidth + graphemeWidth > width) {
      const at = seam(piece)
      pieces.push(piece.slice(0, at))
      piece = piece.slice(at)
      pieceWidth = measure(piece)
    }
    piece += grapheme
    pieceWidth += graphemeWidth
  }
  return [...pieces, piece]
}

// Only in the second half of the line, so that a hyphen near the start does not leave a nearly empty line.
function seam(piece: string): number {
  const at = Math.max(piece.lastIndexOf('-'), piece.lastIndexOf('/'), piece.lastIndexOf('_')) + 1
  return at > piece.length / 2 ? at : piece.length
}

function graphemes(text: string): string[] {
  return Array.from(GRAPHEMES.segment(text), ({ segment }) => segment)
}
