import type { RowProblem } from './row-problem.ts'

/** A row that was left out: the line in the file, the column with what stands there, and what to do about it. */
export interface Rejection {
  readonly line: number
  readonly column: string | null
  readonly found: string | null
  readonly problem: RowProblem
}

/** One sentence: column, found, expected, how to repair. Stable, so that scripts may compare it. */
export function reasonOf({ column, found, problem }: Omit<Rejection, 'line'>): string {
  const where = column === null ? '' : `${column}: `
  const what = found === null || found === '' ? 'found nothing' : `found "${found}"`
  return `${where}${what}, ${expectation(problem)}`
}

function expectation(problem: RowProblem): string {
  switch (problem.code) {
    case 'missing':
      return 'expected a value; fill the cell in'
    case 'tooLong':
      return `expected at most ${problem.max} characters; shorten it`
    case 'notAWholeNumber':
      return 'expected a whole number such as 12; correct the cell'
    case 'notAnAmount':
      return 'expected an amount such as 12.50; correct the cell, or choose the other decimal mark'
    case 'belowZero':
      return 'expected zero or more; correct the cell'
    case 'discountUncoded':
      return 'expected zero or more; correct the cell, or give a discount a charge code such as D'
    case 'zeroQuantity':
      return 'expected a quantity other than zero; correct the cell or take the row out'
    case 'tooLarge':
      return `expected at most ${problem.max}; correct the cell`
    case 'notADate':
      return `expected a date such as ${exampleDate(problem.order)}; correct the cell, or choose the other order of day and month`
    case 'notACurrency':
      return 'expected a currency code such as EUR; correct the cell'
    case 'otherCurrency':
      return `expected ${problem.expected} as on the order's other rows; use one currency for an order`
    case 'badCheckDigit':
      return 'expected a barcode whose last digit is its check digit; read it again from the goods'
    case 'shortenedNumber':
      return 'expected all digits of the barcode; format the column as text in the spreadsheet and export it again'
    case 'notALotPolicy':
      return 'expected yes or no; correct the cell'
    case 'notAClass':
      return 'expected A, B or C; correct the cell'
    case 'skuUnknown':
      return 'expected a product of the catalogue; import the product first or correct the code'
    case 'binUnknown':
      return 'expected a bin of this warehouse; correct the code, or import with new bins allowed'
    case 'notABin':
      return 'expected a bin; this place is of another kind'
    case 'lotRequired':
      return 'expected a lot, because this product is kept by lot; fill in the lot'
    case 'belowAllocated':
      return `expected at least ${problem.allocatedEach}, which orders hold in this bin; pick or recall them first`
    case 'barcodeTaken':
      return `expected a barcode of no other product; it belongs to ${problem.sku}`
    case 'contradictsLine':
      return `expected the same as on line ${problem.otherLine}; keep one of the two rows`
    case 'tooManyLines':
      return `expected at most ${problem.max} lines for an order; split the order`
    case 'tooManyCells':
      return `expected ${problem.columns} cells as in the heading; put quotation marks around a text that holds the separator`
    case 'openQuote':
      return 'expected a closing quotation mark; close it, because everything behind it was read as one cell'
    case 'notAccepted':
      return `expected a value that can be kept (${problem.message}); correct the row`
  }
}

function exampleDate(order: string): string {
  return order === 'mdy' ? '12/31/2026' : order === 'dmy' ? '31/12/2026' : '2026-12-31'
}
