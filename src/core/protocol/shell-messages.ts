import { z } from 'zod'

/** The station asks the shell to seal its token, or to open it, by the system's keychain, which only the shell reaches. */
export const SealRequest = z.object({
  kind: z.enum(['seal', 'open']),
  id: z.int(),
  text: z.string().max(10_000),
})
export type SealRequest = z.output<typeof SealRequest>

/** Null: this system has no keychain that could be used, or it does not know what was sealed. */
export const SealAnswer = z.object({ kind: z.literal('sealed'), id: z.int(), text: z.string().nullable() })
export type SealAnswer = z.output<typeof SealAnswer>
