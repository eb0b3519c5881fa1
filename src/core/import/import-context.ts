import type { Language } from '../model/units.ts'

/** What a file does not say and the house does. */
export interface ImportContext {
  /** When the import began: the date of orders whose file has none. */
  readonly now: string
  readonly timeZone: string
  readonly currency: string
  readonly country: string
  readonly language: Language
  readonly carriers: readonly { readonly code: string; readonly name: string; readonly cutOff: string }[]
}

/** The cut-off where an order names no carrier: the first carrier's of the house. */
export function cutOffFor(context: ImportContext, carrier: string | null): string {
  const found = context.carriers.find(({ code }) => code === carrier) ?? context.carriers[0]
  return found?.cutOff ?? '16:00'
}
