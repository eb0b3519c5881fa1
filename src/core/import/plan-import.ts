import type { ImportKind } from '../model/states.ts'
import type { ImportTable } from './cells.ts'
import type { ImportContext } from './import-context.ts'
import { type CustomersPlan, planCustomers } from './plan-customers.ts'
import { type OrdersPlan, planOrders } from './plan-orders.ts'
import { type ProductsPlan, planProducts } from './plan-products.ts'
import { planStock, type StockPlan } from './plan-stock.ts'
import type { ColumnMapping } from './recognise-columns.ts'
import { type Formats, rowReader } from './row-reader.ts'

/** From a table and a mapping to what is to be written, with every row that cannot be. Nothing is written here. */
export type ImportPlan = OrdersPlan | ProductsPlan | CustomersPlan | StockPlan

export function planImport(
  kind: ImportKind,
  table: ImportTable,
  mapping: ColumnMapping,
  formats: Formats,
  context: ImportContext,
): ImportPlan {
  const reader = rowReader(table, mapping, formats)
  switch (kind) {
    case 'orders':
      return planOrders(table, reader, context)
    case 'products':
      return planProducts(table, reader, context)
    case 'customers':
      return planCustomers(table, reader, context)
    case 'stock':
      return planStock(table, reader)
  }
}
