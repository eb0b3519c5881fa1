/**
 * Indexes that only a station's screens need. Made at every start if they are not there; they are no part of the shared
 * schema, because a server never answers these questions.
 */
export const localIndexes: readonly string[] = []
