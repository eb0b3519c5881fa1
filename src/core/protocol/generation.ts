/**
 * What a station and its server must have in common besides the protocol: the shared tables and the operations. Each release that
 * changes any of them is a generation of its own (test/contract/generation.test.ts says when). The two only talk within one: rows of
 * another shape would lose columns, and an operation that the server does not know would be parked.
 */
export const GENERATION = 2

/** A request's header. A station that does not say it is of the first one. */
export const GENERATION_HEADER = 'entrepot-generation'

export type TooOld = 'station' | 'server'
