// A label drawing as ZPL II. Invariant: no text of a customer can become a command: ^, ~, \ and the escape character
// itself leave as hexadecimal (^FH), control characters never leave at all. Bars are placed on whole dots.
//
// Text is set in the printer's resident scalable font 0 as UTF-8 (^CI28), of which only Latin letters are sure to be on
// every printer. Whether a label needs more is told by `isPrintableInZpl`: then its PDF is the better one to print.

import { QUIET_MODULES } from './barcode-bars.ts'
import { planCode128, planGs1Digits } from './code128.ts'
import type { BarcodeItem, LabelDrawing, LabelItem, LabelMetrics, TextItem } from './label-drawing.ts'
import { font0Width } from './zpl-font.ts'

export type ZplDpi = 203 | 300

// Printers of "203 dpi" have 8 dots to the millimetre, those of "300 dpi" have 11.8 (12 in their own arithmetic).
const DOTS_PER_MM: Readonly<Record<ZplDpi, number>> = { 203: 8, 300: 11.811 }

export const ZPL_METRICS: LabelMetrics = {
  textWidth: (text, sizeMm) => font0Width(text) * sizeMm,
}

/** True when the printer's own font has every letter of the texts. */
export function isPrintableInZpl(texts: readonly string[]): boolean {
  return texts.every((text) =>
    /^[\p{Script=Latin}\p{Script=Inherited}\p{Cc}\p{Zs}\p{N}\p{P}\p{S}]*$/u.test(text),
  )
}

export function drawingToZpl(drawing: LabelDrawing, dpi: ZplDpi): string {
  const perMm = DOTS_PER_MM[dpi]
  const width = Math.round(drawing.widthMm * perMm)
  const length = Math.round(drawing.heightMm * perMm)
  const fields = drawing.items.map((item) => field(item, perMm))
  return `${['^XA', '^CI28', `^PW${width}`, `^LL${length}`, '^LH0,0', ...fields, '^PQ1', '^XZ'].join('\n')}\n`
}

function field(item: LabelItem, perMm: number): string {
  if (item.type === 'text') return textField(item, perMm)
  if (item.type === 'barcode') return barcodeField(item, perMm)
  const width = Math.max(1, Math.round(item.width * perMm))
  const height = Math.max(1, Math.round(item.height * perMm))
  return `^FO${dots(item.x, perMm)},${dots(item.y, perMm)}^GB${width},${height},${Math.min(width, height)}^FS`
}

function textField(item: TextItem, perMm: number): string {
  const size = Math.max(10, Math.round(item.sizeMm * perMm))
  const start = `^FO${dots(item.x, perMm)},${dots(item.y, perMm)}^A0N,${size},${size}`
  if (item.align === 'left') return `${start}^FH_^FD${escapeZpl(item.text)}^FS`
  // Inside a field block the backslash is a second escape character; doubled it stands for itself.
  const text = escapeZpl(item.text.replaceAll('\\', '\\\\'))
  return `${start}^FB${dots(item.width, perMm)},1,0,${item.align === 'right' ? 'R' : 'C'},0^FH_^FD${text}^FS`
}

function barcodeField(item: BarcodeItem, perMm: number): string {
  const height = dots(item.height, perMm)
  const quiet = 2 * QUIET_MODULES[item.symbology]
  const plan = item.symbology === 'ean13' ? null : planLinear(item)
  const modules = plan === null ? 95 : plan.modules
  const room = Math.floor((item.width * perMm) / (modules + quiet))
  const module = Math.min(room, Math.max(1, Math.floor(item.maxModuleMm * perMm + 1e-6)))
  if (module < 1) throw new RangeError(`barcode ${item.text} does not fit its place`)
  const x = Math.round(item.x * perMm + (item.width * perMm - modules * module) / 2)
  const start = `^FO${x},${dots(item.y, perMm)}^BY${module},3,${height}`
  if (plan === null) return `${start}^BEN,${height},N,N^FD${item.text.slice(0, 12)}^FS`
  return `${start}^BCN,${height},N,N,N,N^FH_^FD${escapeZpl(plan.fieldData)}^FS`
}

function planLinear(item: BarcodeItem) {
  return item.symbology === 'gs1-128' ? planGs1Digits(item.text) : planCode128(item.text)
}

/** Field data for use after ^FH_ . */
export function escapeZpl(text: string): string {
  return text
    .replace(/\p{Cc}/gu, ' ')
    .replace(/[\^~\\_]/g, (character) => `_${character.charCodeAt(0).toString(16).toUpperCase()}`)
}

function dots(mm: number, perMm: number): number {
  return Math.round(mm * perMm)
}
