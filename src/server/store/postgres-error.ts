/** What PostgreSQL's error codes mean for a batch: three different things, which must never be mixed. */
export type PostgresTrouble =
  /** Deadlock or serialization failure: the same again may go well. */
  | 'again'
  /** The rows cannot be stored: a key that is taken, a value out of range. A fault of the operation that wrote them. */
  | 'rows'
  /** Anything else. The station sends again. */
  | 'outage'

export function troubleOf(error: unknown): PostgresTrouble {
  const code = codeOf(error)
  if (code === '40001' || code === '40P01') return 'again'
  return code.startsWith('22') || code.startsWith('23') ? 'rows' : 'outage'
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
