import type { VerdictKind } from '../feedback/sounds.ts'

/**
 * The verdict on a scan, before anyone put it into words: how it sounds, and which sentence of the screen's translations
 * it is. Pure data, so that the machines are tested without a screen.
 */
export interface Judgement<Say extends string> {
  readonly kind: VerdictKind
  readonly say: Say
  readonly values: Readonly<Record<string, string | number>>
}
