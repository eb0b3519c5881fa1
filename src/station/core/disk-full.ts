/** Whether there was no space left to write to: what was confirmed stays, and the same succeeds once there is space again. */
export function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT'
}
