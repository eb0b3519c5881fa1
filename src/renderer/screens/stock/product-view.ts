import type { QueryValue } from '../../../core/protocol/queries.ts'

/** A product's page as the station answers it. */
export type ProductView = NonNullable<QueryValue<'product'>>
