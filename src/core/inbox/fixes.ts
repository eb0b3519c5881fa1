/** The answers that a case may be given. Each ends in an operation; the screens own the words. */
export const fixKeys = [
  'accepted',
  'count',
  'shipShort',
  'waitForStock',
  'reallocate',
  'reverse',
  'unseal',
  'bringBack',
  'departed',
  'again',
  'againPartly',
  'againShort',
  'againNewNumber',
  'noAction',
] as const
export type FixKey = (typeof fixKeys)[number]
