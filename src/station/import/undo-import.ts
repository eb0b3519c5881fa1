import type { CustomerId, ImportId, MovementId, OrderId, ProductId, ReturnId } from '../../core/model/ids.ts'
import { RefusedError } from '../../core/model/refusal.ts'
import type { OperationArgs } from '../../core/operations/registry.ts'
import type { Actor, Station } from '../core/station.ts'
import { nextTurn } from './pacer.ts'

/** Takes an import back, a few rows at a time, what points to other rows before what it points to. */
const PAGE = 40

export async function undoImport(
  station: Station,
  importId: ImportId,
  actor: Actor,
): Promise<{ removed: number; kept: number }> {
  const counts = { removed: 0, kept: 0 }
  const remove = (rows: Partial<OperationArgs<'removeImported'>>, last = false): void => {
    const args = {
      orders: [],
      returns: [],
      movements: [],
      customers: [],
      products: [],
      ...rows,
      importId,
      last,
    }
    const outcome = station.do('removeImported', args, actor)
    if (!outcome.ok) throw new RefusedError(outcome.refusal)
    counts.removed += outcome.value.removed
    counts.kept += outcome.value.kept
  }
  for await (const ids of pages<ReturnId>(station, 'return', importId)) remove({ returns: ids })
  for await (const ids of pages<OrderId>(station, 'order', importId)) remove({ orders: ids })
  for await (const ids of pages<MovementId>(station, 'movement', importId)) remove({ movements: ids })
  for await (const ids of pages<CustomerId>(station, 'customer', importId)) remove({ customers: ids })
  for await (const ids of pages<ProductId>(station, 'product', importId)) remove({ products: ids })
  remove({}, true)
  return counts
}

async function* pages<Id extends string>(
  station: Station,
  table: 'return' | 'order' | 'movement' | 'customer' | 'product',
  importId: ImportId,
): AsyncGenerator<Id[]> {
  // All ids at once: a row that is kept would come again on every page, and one that is removed would shift them.
  const ids = station.read
    .all<{ id: Id }>(`select "id" from "${table}" where "importId" = ? order by "id"`, importId)
    .map(({ id }) => id)
  for (let from = 0; from < ids.length; from += PAGE) {
    yield ids.slice(from, from + PAGE)
    await nextTurn()
  }
}
