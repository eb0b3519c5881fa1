// How wide the printer's font 0 sets a text, in ems. Invariant: an estimate on the wide side, because a printer cannot be
// asked; a line that fits by this estimate fits on the label. Font 0 is a bold condensed grotesque; the widths are those
// of that class of faces (a bold grotesque narrowed to 82 %), with a margin for the differences between firmware fonts;
// hyphen, dots and stems are as wide as the widest that were seen.

const MARGIN = 1.15

// Thousandths of an em for the printable ASCII characters from space on.
const ASCII_WIDTHS = [
  228, 273, 389, 456, 456, 729, 592, 195, 273, 273, 319, 479, 305, 700, 305, 228, 456, 456, 456, 456, 456,
  456, 456, 456, 456, 456, 305, 305, 479, 479, 479, 501, 800, 592, 592, 592, 592, 547, 501, 638, 592, 255,
  456, 592, 501, 683, 592, 638, 547, 638, 592, 547, 501, 592, 547, 774, 547, 547, 501, 273, 228, 273, 479,
  456, 273, 456, 501, 456, 501, 456, 273, 501, 501, 255, 255, 456, 255, 729, 501, 501, 501, 501, 319, 456,
  273, 501, 456, 638, 456, 456, 410, 319, 240, 319, 479,
]
const ELLIPSIS_WIDTH = 900
// Letters without a Latin base run wider; everything else is taken as a full square.
const OTHER_LETTER_WIDTH = 760
const SQUARE_WIDTH = 1000

export function font0Width(text: string): number {
  let sum = 0
  for (const character of text) sum += characterWidth(character)
  return (sum / 1000) * MARGIN
}

function characterWidth(character: string): number {
  const direct = ASCII_WIDTHS[character.charCodeAt(0) - 32]
  if (character.length === 1 && direct !== undefined) return direct
  if (character === '…') return ELLIPSIS_WIDTH
  const base = character.normalize('NFD').charAt(0)
  const baseWidth = ASCII_WIDTHS[base.charCodeAt(0) - 32]
  if (baseWidth !== undefined) return baseWidth
  if (/^[\p{Mn}\p{Cf}]$/u.test(character)) return 0
  return /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{P}]$/u.test(character)
    ? OTHER_LETTER_WIDTH
    : SQUARE_WIDTH
}
