import { DataDirError } from './data-lock.ts'
import { ListenError } from './http-host.ts'

/** What a person can mend is told in its one sentence; starting again would not help, which the exit code says. */
export const EXIT_CANNOT_START = 2
export const EXIT_FAULT = 1

export function reportStartError(error: unknown, write: (line: string) => void): number {
  if (error instanceof DataDirError || error instanceof ListenError) {
    write(error.message)
    return EXIT_CANNOT_START
  }
  write(
    `The station could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  )
  return EXIT_FAULT
}
