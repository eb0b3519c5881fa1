// Blocks of text that shrink until they fit. Invariant: a block never grows beyond the box it was given; when even the
// smallest size is too large, the cut is visible as an ellipsis.

import {
  type Align,
  type Box,
  type LabelMetrics,
  lineHeight,
  type TextItem,
  type Weight,
} from './label-drawing.ts'
import { cutLines, wrapText } from './text-layout.ts'

export interface Paragraph {
  text: string
  sizeMm: number
  weight: Weight
  /** True for what may be shortened but never left out. */
  essential?: boolean
}

// The steps in which a block gets smaller; below 0.55 an address set in 4 mm is no longer read at arm's length.
const SCALES = [1, 0.92, 0.85, 0.78, 0.7, 0.62, 0.55]

export function textBlock(
  box: Box,
  paragraphs: readonly Paragraph[],
  metrics: LabelMetrics,
  align: Align = 'left',
): TextItem[] {
  for (const scale of SCALES) {
    const items = setBlock(box, paragraphs, scale, metrics, align)
    if (heightOf(items) <= box.height) return items
  }
  return cutBlock(box, paragraphs, metrics, align)
}

/** One line that shrinks to its width and is then cut visibly. */
export function textLine(
  box: Omit<Box, 'height'>,
  paragraph: Paragraph,
  metrics: LabelMetrics,
  align: Align = 'left',
): TextItem[] {
  return textBlock({ ...box, height: lineHeight(paragraph.sizeMm) }, [paragraph], metrics, align)
}

function setBlock(
  box: Box,
  paragraphs: readonly Paragraph[],
  scale: number,
  metrics: LabelMetrics,
  align: Align,
): TextItem[] {
  let y = box.y
  return paragraphs.flatMap(({ text, sizeMm, weight }) => {
    const size = sizeMm * scale
    const lines = wrapText(text, box.width, (part) => metrics.textWidth(part, size, weight))
    return lines.map((line): TextItem => {
      const item: TextItem = {
        type: 'text',
        x: box.x,
        y,
        width: box.width,
        sizeMm: size,
        weight,
        align,
        text: line,
      }
      y += lineHeight(size)
      return item
    })
  })
}

// What is longest loses lines first, so that a long name does not push out the postcode and the city.
function cutBlock(
  box: Box,
  paragraphs: readonly Paragraph[],
  metrics: LabelMetrics,
  align: Align,
): TextItem[] {
  const scale = SCALES.at(-1) ?? 1
  const full = paragraphs.map(({ text, sizeMm, weight, essential }) => {
    const size = sizeMm * scale
    const measure = (part: string) => metrics.textWidth(part, size, weight)
    return { size, weight, measure, essential: essential === true, lines: wrapText(text, box.width, measure) }
  })
  const height = () => full.reduce((sum, { size, lines }) => sum + lines.length * lineHeight(size), 0)
  while (height() > box.height) {
    const longest = full.reduce((a, b) => (b.lines.length > a.lines.length ? b : a))
    if (longest.lines.length > 1) {
      longest.lines = cutLines(longest.lines, longest.lines.length - 1, box.width, longest.measure)
      continue
    }
    const dropped = full.findLastIndex((paragraph) => !paragraph.essential)
    if (dropped < 0) throw new RangeError('the essential paragraphs of a label do not fit their place')
    full.splice(dropped, 1)
    const before = full[dropped - 1]
    // Nothing follows the cut line, so asking for one line of two puts the ellipsis there.
    if (before !== undefined) {
      before.lines = cutLines([...before.lines, ''], before.lines.length, box.width, before.measure)
    }
  }
  let y = box.y
  return full.flatMap(({ size, weight, lines }) =>
    lines.map((text): TextItem => {
      const item: TextItem = {
        type: 'text',
        x: box.x,
        y,
        width: box.width,
        sizeMm: size,
        weight,
        align,
        text,
      }
      y += lineHeight(size)
      return item
    }),
  )
}

function heightOf(items: readonly TextItem[]): number {
  return items.reduce((sum, item) => sum + lineHeight(item.sizeMm), 0)
}
