import { type DestinationStream, type Logger, pino } from 'pino'

/** The server's log. What is secret never gets there, and neither do the arguments of operations. */
const SECRET = [
  'code',
  'token',
  'tokenHash',
  'authorization',
  'pin',
  'pinHash',
  'badgeCode',
  'password',
  'key',
  'args',
  'body',
]

export type { Logger }

export function serverLog(destination: DestinationStream): Logger {
  const paths = SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])
  return pino(
    { level: 'info', base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: { paths, remove: true } },
    destination,
  )
}
