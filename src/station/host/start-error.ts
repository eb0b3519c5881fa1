import { NewerDatabaseError } from '../../../db/migrations.ts'
import { UnfinishedRestoreError } from '../../../db/restore-folder.ts'
import { type Refusal, RefusedError } from '../../core/model/refusal.ts'
import { DataDirError } from './data-lock.ts'
import { ListenError } from './http-host.ts'

/** What a person can mend is told in its one sentence; starting again would not help, which the exit code says. */
export const EXIT_CANNOT_START = 2
export const EXIT_FAULT = 1

export function reportStartError(error: unknown, write: (line: string) => void): number {
  const mendable = [DataDirError, ListenError, NewerDatabaseError, UnfinishedRestoreError].some(
    (kind) => error instanceof kind,
  )
  if (mendable && error instanceof Error) {
    write(error.message)
    return EXIT_CANNOT_START
  }
  if (error instanceof RefusedError) {
    write(whyNotJoined(error.refusal))
    return EXIT_CANNOT_START
  }
  write(
    `The station could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  )
  return EXIT_FAULT
}

/** What `--join` and `--host-house` can meet, as a sentence for the person at the command line. */
function whyNotJoined(refusal: Refusal): string {
  switch (refusal.code) {
    case 'serverUnreachable':
      return `No server answers at ${refusal.address}.`
    case 'serverNotTrusted':
      return `The server's certificate is signed by no authority. If the server shows the fingerprint ${refusal.fingerprint}, add --pin ${refusal.fingerprint.replaceAll(':', '')}`
    case 'wrongJoinCode':
      return 'The code is wrong, used or too old. Ask the server for another one.'
    case 'pinLocked':
      return `Too many wrong codes. Try again after ${refusal.untilAt}.`
    case 'serverHasHouse':
      return 'This station has a house of its own, and so has the server. Join with an empty --data folder.'
    case 'noHouseYet':
      return 'There is no house yet: it must be set up first.'
    case 'chooseWarehouse':
      return `Name the warehouse with --warehouse CODE: ${refusal.warehouses}`
    case 'upgradeNeeded':
      return `Server (${refusal.server}) and station (${refusal.station}) are of different versions: upgrade the one with the lower number.`
    case 'badArguments':
      return `--${refusal.path}: ${refusal.message}.`
    default:
      return `The station could not join: ${refusal.code}.`
  }
}
