// The pick list on paper, for when a screen is not at hand. Invariant: it keeps the order in which the lines are handed
// in, which is the walking order; bin and quantity are what the eye finds first.

import type { DocumentLocale } from './address.ts'
import { formatDateTime, formatQty } from './format.ts'
import { A4, CONTENT_WIDTH, GREY, MARGIN_PT, PageFlow } from './page-flow.ts'
import { drawLabelledValues, drawPageHeader } from './page-header.ts'
import { drawTable, type TableCell, type TableColumn } from './page-table.ts'
import { type PdfContext, renderPdf } from './pdf-file.ts'
import { type DocumentText, documentText } from './text.ts'
import { cleanText } from './text-layout.ts'

export interface PickListLine {
  bin: string | null
  sku: string
  description: string
  qtyEach: number
  lot: string | null
}

export interface PickListData {
  locale: DocumentLocale
  timeZone: string
  warehouseName: string
  orderNumber: string
  orderCode: string | null
  customerName: string | null
  /** ISO 8601 in UTC. */
  dueAt: string | null
  /** ISO 8601 in UTC. */
  printedAt: string
  lines: readonly PickListLine[]
}

export function renderPickList(data: PickListData, context: PdfContext): Promise<Uint8Array> {
  const text = documentText(data.locale)
  const title = `${text.pickList} ${cleanText(data.orderNumber)}`
  return renderPdf(context, { title, language: data.locale, ...A4 }, (pdf) => {
    const flow = new PageFlow(pdf, (next) => {
      const style = { x: MARGIN_PT, width: CONTENT_WIDTH, size: 10, font: 'bold', maxLines: 1 } as const
      next.y = next.textAt(next.y, title, style) + 8
    })
    drawPageHeader(flow, {
      logoText: text.pickList,
      senderLines: [data.warehouseName],
      title: text.order,
      number: data.orderNumber,
      code: data.orderCode,
    })
    flow.rule()
    flow.y += 12
    drawLabelledValues(flow, facts(data, text))
    drawTable(
      flow,
      columns(text),
      data.lines.map((line, i) => row(line, i + 1, data.locale, text)),
    )
    if (data.lines.length === 0) {
      const style = { x: MARGIN_PT, width: CONTENT_WIDTH, size: 10, font: 'regular', color: GREY } as const
      flow.y = flow.textAt(flow.y + 6, text.noLines, style)
    }
    flow.footers(`${data.warehouseName} · ${text.order} ${data.orderNumber}`, text.page)
  })
}

function facts(data: PickListData, text: DocumentText) {
  const { locale, timeZone } = data
  const qtyEach = data.lines.reduce((sum, line) => sum + line.qtyEach, 0)
  return [
    {
      label: text.dueBy,
      value: data.dueAt === null ? text.notGiven : formatDateTime(data.dueAt, locale, timeZone),
    },
    { label: text.forCustomer, value: data.customerName ?? text.notGiven },
    { label: text.pickList, value: text.pickSummary(data.lines.length, qtyEach) },
    { label: text.printedAt, value: formatDateTime(data.printedAt, locale, timeZone) },
  ]
}

function columns(text: DocumentText): TableColumn[] {
  const fixed = { no: 28, bin: 116, lot: 98, qty: 58, done: 42 }
  const rest = CONTENT_WIDTH - Object.values(fixed).reduce((sum, width) => sum + width, 0)
  return [
    { title: '', width: fixed.no, align: 'right' },
    { title: text.bin, width: fixed.bin, align: 'left' },
    { title: `${text.sku} / ${text.description}`, width: rest, align: 'left' },
    { title: text.lot, width: fixed.lot, align: 'left' },
    { title: text.qty, width: fixed.qty, align: 'right' },
    { title: text.done, width: fixed.done, align: 'center' },
  ]
}

function row(line: PickListLine, no: number, locale: DocumentLocale, text: DocumentText): TableCell[] {
  const bin: TableCell =
    line.bin === null
      ? [{ text: text.noBin, size: 11, font: 'regular' }]
      : [{ text: line.bin, size: 16, font: 'bold' }]
  return [
    [{ text: String(no), size: 9, font: 'regular', color: GREY }],
    bin,
    [
      { text: line.sku, size: 11, font: 'bold' },
      { text: line.description, size: 9.5, font: 'regular' },
    ],
    [{ text: line.lot ?? '–', size: 10, font: 'regular' }],
    [{ text: formatQty(line.qtyEach, locale), size: 16, font: 'bold' }],
    'checkbox',
  ]
}
