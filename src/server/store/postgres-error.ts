/** What PostgreSQL's error codes mean for a batch: three different things, which must never be mixed. */
export type PostgresTrouble =
  /** Deadlock or serialization failure: the same again may go well. */
  | 'again'
  /** It can never be stored: a key that is taken, a value out of range, too long for an index. A fault of the operation. */
  | 'rows'
  /** The database could not do it now: connection, disk, memory, a lock, its operator. The station sends again. */
  | 'outage'

/** Classes of codes that speak of what was to be stored. What is not known to be for ever is taken for an outage. */
const FOR_EVER = ['21', '22', '23', '44', '54']

export function troubleOf(error: unknown): PostgresTrouble {
  const code = codeOf(error)
  if (code === '40001' || code === '40P01') return 'again'
  return FOR_EVER.includes(code.slice(0, 2)) ? 'rows' : 'outage'
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** The database ended the connection, or the way to it broke: what was asked may or may not have been done. */
export function connectionWasLost(error: unknown): boolean {
  const lost = ['57P01', '57P02', 'ECONNRESET', 'EPIPE']
  return (
    lost.includes(codeOf(error)) ||
    (error instanceof Error && error.message.startsWith('Connection terminated unexpectedly'))
  )
}
