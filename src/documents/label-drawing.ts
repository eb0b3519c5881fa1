// A label as a list of things to draw, in millimetres from its top left corner, before anyone asks whether a printer
// language or a page draws it. Invariant: items do not overlap and stay inside the label; `overlaps` measures it, the
// tests ask it for every label they can think of.

import type { Symbology } from './barcode-bars.ts'

export type Weight = 'regular' | 'bold'
export type Align = 'left' | 'center' | 'right'

export interface TextItem {
  type: 'text'
  x: number
  y: number
  width: number
  sizeMm: number
  weight: Weight
  align: Align
  text: string
}

export interface RuleItem {
  type: 'rule'
  x: number
  y: number
  width: number
  height: number
}

export interface BarcodeItem {
  type: 'barcode'
  symbology: Symbology
  /** For GS1-128 the digits of the element string, identifiers included and without brackets. */
  text: string
  x: number
  y: number
  width: number
  height: number
  maxModuleMm: number
}

export type LabelItem = TextItem | RuleItem | BarcodeItem

export interface LabelDrawing {
  widthMm: number
  heightMm: number
  items: readonly LabelItem[]
}

/** How wide a text gets, in millimetres, on the device that will draw it. */
export interface LabelMetrics {
  textWidth(text: string, sizeMm: number, weight: Weight): number
}

/** The height that a line of text takes, descenders and a little air included. */
export function lineHeight(sizeMm: number): number {
  return sizeMm * 1.2
}

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export function itemBox(item: LabelItem, metrics: LabelMetrics): Box {
  if (item.type !== 'text') return { x: item.x, y: item.y, width: item.width, height: item.height }
  const width = metrics.textWidth(item.text, item.sizeMm, item.weight)
  const slack = item.width - width
  const x = item.x + (item.align === 'left' ? 0 : item.align === 'right' ? slack : slack / 2)
  return { x, y: item.y, width, height: lineHeight(item.sizeMm) }
}

/** Pairs of items that cover each other, and items that leave the label. Empty for a good label. */
export function overlaps(drawing: LabelDrawing, metrics: LabelMetrics): string[] {
  const tolerance = 0.01
  const boxes = drawing.items.map((item) => ({ item, box: itemBox(item, metrics) }))
  const name = (item: LabelItem) => (item.type === 'rule' ? 'rule' : `${item.type} ${item.text}`)
  const outside = boxes
    .filter(({ box }) => {
      const right = box.x + box.width
      const bottom = box.y + box.height
      return (
        box.x < -tolerance ||
        box.y < -tolerance ||
        right > drawing.widthMm + tolerance ||
        bottom > drawing.heightMm + tolerance
      )
    })
    .map(({ item }) => `${name(item)} leaves the label`)
  const covered = boxes.flatMap(({ item, box }, i) =>
    boxes
      .slice(i + 1)
      .filter(
        ({ box: other }) =>
          box.x + box.width > other.x + tolerance &&
          other.x + other.width > box.x + tolerance &&
          box.y + box.height > other.y + tolerance &&
          other.y + other.height > box.y + tolerance,
      )
      .map(({ item: other }) => `${name(item)} covers ${name(other)}`),
  )
  return [...outside, ...covered]
}
