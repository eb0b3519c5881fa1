import { minorDigits } from '../model/units.ts'
import { type Cell, textOf } from './cells.ts'

/** Numbers as people write them: 1,234.50 and 1.234,50 and 1 234,50 and (12.00) and £3.50. */
export type DecimalMark = 'point' | 'comma'

const THOUSANDS_COMMA = /^\d{1,3}(,\d{3})+$/
const THOUSANDS_POINT = /^\d{1,3}(\.\d{3})+$/

/**
 * Which mark divides the decimals of a column. Each cell that can be read in one way only is a witness; `1,234` and
 * `1.234` are none. Without a witness the point: files from shop systems and programs have it.
 */
export function detectDecimalMark(cells: Iterable<Cell>): DecimalMark {
  let points = 0
  let commas = 0
  for (const cell of cells) {
    if (typeof cell !== 'string') continue
    const { digits } = split(cell)
    const lastPoint = digits.lastIndexOf('.')
    const lastComma = digits.lastIndexOf(',')
    if (lastPoint < 0 && lastComma < 0) continue
    if (lastPoint >= 0 && lastComma >= 0) lastPoint > lastComma ? points++ : commas++
    else if (lastComma >= 0) {
      if (!THOUSANDS_COMMA.test(digits) || digits.startsWith('0,')) commas++
      else if (digits.indexOf(',') !== lastComma) points++
    } else if (!THOUSANDS_POINT.test(digits) || digits.startsWith('0.')) points++
    else if (digits.indexOf('.') !== lastPoint) commas++
  }
  return commas > points ? 'comma' : 'point'
}

/** Null for what is no number in this writing; thousands must stand in groups of three, so that `12,50` is never 1250. */
export function parseNumber(cell: Cell, mark: DecimalMark): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null
  if (cell === null) return null
  const { digits, negative } = split(cell)
  const plain =
    mark === 'point' ? ungroup(digits, THOUSANDS_COMMA, ',') : swap(ungroup(digits, THOUSANDS_POINT, '.'))
  if (!/^(\d+\.?\d*|\.\d+)(e[+-]?\d{1,2})?$/i.test(plain)) return null
  const value = Number(plain)
  if (!Number.isFinite(value)) return null
  return negative && value !== 0 ? -value : value
}

/** An amount in the currency's minor unit, halves away from zero. 8.289999999999999 is 8.29: spreadsheets write so. */
export function toMinor(amount: number, currency: string): number {
  const size = Math.abs(amount)
  const minor = size < 1e12 ? Math.round(Number(`${size.toFixed(8)}e${minorDigits(currency)}`)) : Number.NaN
  return amount < 0 && minor !== 0 ? -minor : minor
}

/** A point that is left is no thousands mark: in a column with commas nobody knows what it means. */
function swap(digits: string): string {
  return digits.includes('.') ? '' : digits.replace(',', '.')
}

function ungroup(digits: string, grouped: RegExp, separator: ',' | '.'): string {
  const decimal = separator === ',' ? '.' : ','
  const at = digits.indexOf(decimal)
  const whole = at < 0 ? digits : digits.slice(0, at)
  return grouped.test(whole) ? whole.split(separator).join('') + (at < 0 ? '' : digits.slice(at)) : digits
}

/** Sign, currency and blanks apart; an accountant's minus is a pair of brackets, or stands behind. */
function split(cell: Cell): { digits: string; negative: boolean } {
  let text = textOf(cell)
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/[€£$¥]|\b[A-Z]{3}\b/g, '')
    .replace(/(\d)['’ ](?=\d{3})/g, '$1')
    .replace(/\s/g, '')
  let negative = false
  if (text.startsWith('(') && text.endsWith(')')) {
    negative = true
    text = text.slice(1, -1)
  }
  if (/^-|-$/.test(text)) {
    negative = !negative
    text = text.replace(/^-|-$/, '')
  }
  return { digits: text.replace(/^\+/, ''), negative }
}
