// The file of orders that the day begins with: good rows for goods of the demo warehouse, and one row for each way of
// being wrong that people really produce.
import { writeFileSync } from 'node:fs'
import type { ChosenGoods, Goods } from './goods.ts'

const HEADINGS =
  'Order Number,SKU,Quantity,Unit Price,Order Date,Due Date,Customer Name,Address,Postcode,City,Country,Language'

export interface OrderLine {
  readonly good: Goods
  readonly qtyEach: number
}

export interface FileOrder {
  readonly number: string
  readonly customer: string
  readonly place: string
  readonly lines: readonly OrderLine[]
}

export interface DayOrders {
  /** Goes through the whole day, in two parcels. */
  readonly first: FileOrder
  /** Is in hand when the power goes. */
  readonly killed: FileOrder
  /** Is picked by the second person. */
  readonly handheld: FileOrder
}

export function dayOrders({ withCase, others: [a, b, c, d] }: ChosenGoods): DayOrders {
  return {
    first: {
      number: 'E2E-1',
      customer: 'Zoë Brown',
      place: '1 High Street,LS1 4AP,Leeds,GB,en',
      lines: [
        { good: withCase, qtyEach: withCase.case.qtyEach + 2 },
        { good: a, qtyEach: 3 },
        { good: b, qtyEach: 1 },
      ],
    },
    killed: {
      number: 'E2E-2',
      customer: 'Tom Green',
      place: '2 Low Road,M1 1AA,Manchester,GB,en',
      lines: [
        { good: c, qtyEach: 5 },
        { good: a, qtyEach: 2 },
      ],
    },
    handheld: {
      number: 'E2E-3',
      customer: 'Léa Dupont',
      place: '3 rue des Quais,69002,Lyon,FR,fr',
      lines: [
        { good: d, qtyEach: 3 },
        { good: b, qtyEach: 2 },
      ],
    },
  }
}

/** What must be said about each bad row: its line in the file, the column, what stands there, what was expected. */
export interface BadRow {
  readonly line: number
  readonly column: string
  readonly found: string
  readonly expected: string
}

/** Writes the file; the bad rows stand behind the good ones, each in an order of its own. */
export function writeOrdersFile(path: string, orders: readonly FileOrder[]): readonly BadRow[] {
  const [today, tomorrow] = [dayFromNow(0), dayFromNow(1)]
  const rows = [HEADINGS]
  for (const { number, customer, place, lines } of orders) {
    for (const { good, qtyEach } of lines) {
      rows.push(`${number},${good.sku},${qtyEach},4.50,${today},${tomorrow},${customer},${place}`)
    }
  }
  const sku = orders[0]?.lines[0]?.good.sku ?? ''
  const rest = 'Jo Bad,"9 Mill Lane",LS1 4AP,Leeds,GB,en'
  const bad: BadRow[] = []
  const add = (cells: string, column: string, found: string, expected: string): void => {
    rows.push(`${cells},${rest}`)
    bad.push({ line: rows.length, column, found, expected })
  }
  add(`E2E-91,${sku},two,4.50,${today},${tomorrow}`, 'Quantity', 'two', 'a whole number such as 12')
  add(`E2E-92,${sku},0,4.50,${today},${tomorrow}`, 'Quantity', '0', 'a quantity other than zero')
  add(`E2E-93,${sku},1,4.50,${today},2026-02-31`, 'Due Date', '2026-02-31', 'a date such as 2026-12-31')
  add(`E2E-94,,1,4.50,${today},${tomorrow}`, 'SKU', '', 'a value')
  add(`E2E-95,${sku},1,cheap,${today},${tomorrow}`, 'Unit Price', 'cheap', 'an amount such as 12.50')
  writeFileSync(path, `${rows.join('\r\n')}\r\n`)
  return bad
}

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
