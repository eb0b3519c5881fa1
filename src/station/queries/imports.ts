import type { orderQueries } from '../../core/protocol/queries/orders.ts'
import type { Implementations } from './query-context.ts'
import { readRows } from './row-reader.ts'

const MOST = 200

/** The imports of this warehouse, newest first. */
export const importAnswers: Implementations<Pick<typeof orderQueries, 'imports'>> = {
  imports: ({ station }, { importId }) =>
    importId === undefined
      ? readRows(station.read, 'import', `1 order by "at" desc, "id" desc limit ${MOST}`)
      : readRows(station.read, 'import', '"id" = ?', importId),
}
