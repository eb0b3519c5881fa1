import { existsSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type DestinationStream, type Logger, pino } from 'pino'

/**
 * The station's log, a file beside its data. What is secret never gets there: whatever stands under one of these names is
 * cut out, and arguments of operations are not logged at all.
 */
const SECRET = [
  'pin',
  'oldPin',
  'newPin',
  'pinHash',
  'code',
  'token',
  'badge',
  'badgeCode',
  'cookie',
  'authorization',
]
const MAX_BYTES = 5_000_000

export type { Logger }

export function openLog(dataDir: string): Logger {
  const file = join(dataDir, 'station.log')
  if (existsSync(file) && statSync(file).size > MAX_BYTES) renameSync(file, `${file}.1`)
  return createLog(pino.destination({ dest: file, sync: true, mkdir: true }))
}

export function createLog(destination: DestinationStream): Logger {
  const paths = SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])
  return pino(
    { level: 'info', base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: { paths, remove: true } },
    destination,
  )
}
