/** Whether SQLite could not do its work (disk full, busy, I/O): nothing is wrong with the operation, it comes again. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  const code = String(error.code)
  return (
    code.startsWith('SQLITE_') &&
    !code.startsWith('SQLITE_CONSTRAINT') &&
    code !== 'SQLITE_ERROR' &&
    code !== 'SQLITE_MISMATCH'
  )
}
