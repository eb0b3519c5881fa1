// Tables over several pages. Invariant: a row is never torn over two pages, and every page repeats the column heads.

import { CONTENT_WIDTH, GREY, LINE_SPACING, MARGIN_PT, type PageFlow } from './page-flow.ts'
import { drawPdfLine } from './pdf-draw.ts'
import type { PdfFont } from './pdf-file.ts'

export interface TableColumn {
  title: string
  width: number
  align: 'left' | 'center' | 'right'
}

export interface CellText {
  text: string
  size: number
  font: PdfFont
  color?: string
}

export type TableCell = readonly CellText[] | 'checkbox'

interface PlacedLine {
  text: string
  style: CellText
  offset: number
}

const PAD = 5
const HEAD_SIZE = 8
const CHECKBOX = 13

export function drawTable(
  flow: PageFlow,
  columns: readonly TableColumn[],
  rows: readonly (readonly TableCell[])[],
) {
  const widths = columns.map(({ width }) => width)
  const rowAt = (row: readonly TableCell[]) =>
    row.map((cell, i) => placed(flow, cell, (widths[i] ?? 0) - 2 * PAD))
  const first = rows[0]
  flow.ensure(30 + (first === undefined ? 0 : heightOf(rowAt(first))))
  drawHead(flow, columns)
  for (const row of rows) {
    const cells = rowAt(row)
    const height = heightOf(cells)
    if (flow.ensure(height)) drawHead(flow, columns)
    drawRow(flow, columns, row, cells)
    flow.y += height
    flow.rule('#dddddd', 0.5)
  }
}

function drawHead(flow: PageFlow, columns: readonly TableColumn[]): void {
  const wrapped = columns.map(({ title, width }) =>
    flow.wrap(title, { x: 0, width: width - 2 * PAD, size: HEAD_SIZE, font: 'bold', maxLines: 2 }),
  )
  const height = Math.max(...wrapped.map((lines) => lines.length)) * HEAD_SIZE * LINE_SPACING + 8
  flow.pdf.rect(MARGIN_PT, flow.y, CONTENT_WIDTH, height).fill('#eeeeee')
  let x = MARGIN_PT
  columns.forEach(({ width, align }, i) => {
    const lines = wrapped[i] ?? []
    lines.forEach((line, n) => {
      const y = flow.y + 4 + (n + 1 - lines.length) * HEAD_SIZE * LINE_SPACING + headSlack(height)
      drawPdfLine(flow.pdf, line, {
        x: x + PAD,
        y,
        width: width - 2 * PAD,
        size: HEAD_SIZE,
        font: 'bold',
        align,
      })
    })
    x += width
  })
  flow.y += height
}

// Short heads stand on the same line as the last line of long ones.
function headSlack(height: number): number {
  return height - 8 - HEAD_SIZE * LINE_SPACING
}

function drawRow(
  flow: PageFlow,
  columns: readonly TableColumn[],
  row: readonly TableCell[],
  cells: readonly (readonly PlacedLine[])[],
): void {
  let x = MARGIN_PT
  columns.forEach(({ width, align }, i) => {
    if (row[i] === 'checkbox') {
      const left = x + (width - CHECKBOX) / 2
      flow.pdf
        .lineWidth(1)
        .rect(left, flow.y + PAD, CHECKBOX, CHECKBOX)
        .stroke(GREY)
    }
    for (const { text, style, offset } of cells[i] ?? []) {
      drawPdfLine(flow.pdf, text, {
        ...style,
        x: x + PAD,
        y: flow.y + PAD + offset,
        width: width - 2 * PAD,
        align,
      })
    }
    x += width
  })
}

function placed(flow: PageFlow, cell: TableCell, width: number): PlacedLine[] {
  if (cell === 'checkbox')
    return [{ text: '', style: { text: '', size: CHECKBOX, font: 'regular' }, offset: 0 }]
  let offset = 0
  return cell.flatMap((style) =>
    flow.wrap(style.text, { x: 0, width, size: style.size, font: style.font }).map((text) => {
      const line = { text, style, offset }
      offset += style.size * LINE_SPACING
      return line
    }),
  )
}

function heightOf(cells: readonly (readonly PlacedLine[])[]): number {
  const bottoms = cells.map((lines) => {
    const last = lines.at(-1)
    return last === undefined ? 0 : last.offset + last.style.size * LINE_SPACING
  })
  return Math.max(0, ...bottoms) + 2 * PAD
}
