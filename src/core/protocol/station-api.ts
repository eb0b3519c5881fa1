import { z } from 'zod'
import type { Refusal } from '../model/refusal.ts'

/**
 * What the renderer and a station say to each other, over a MessagePort or a WebSocket: three verbs. `do` runs an operation
 * or a command of the station, `query` reads, `on` hears. Answers are `{ok, value}` or `{ok: false, refusal}`; a fault of
 * the station is told by a number under which its log has it.
 */
export const ClientMessage = z.discriminatedUnion('verb', [
  z.object({ id: z.int(), verb: z.literal('do'), name: z.string().max(60), args: z.unknown() }),
  z.object({ id: z.int(), verb: z.literal('query'), name: z.string().max(60), args: z.unknown() }),
])
export type ClientMessage = z.output<typeof ClientMessage>

export type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly refusal: Refusal }
  | { readonly ok: false; readonly fault: string }

export type StationMessage =
  | { readonly id: number; readonly answer: Answer }
  | { readonly event: StationEvent }

export type StationEvent =
  /** Rows of these tables changed; `by` is the client that did it, so that it need not ask again. */
  | { readonly name: 'changed'; readonly tables: readonly string[] }
  /** The state of print jobs changed. */
  | { readonly name: 'printing' }
  | {
      readonly name: 'importProgress'
      readonly importId: string
      readonly done: number
      readonly total: number
    }
  /** The line to the server has changed its state. */
  | { readonly name: 'line' }
  /** The person's session ended here (locked, signed out elsewhere, deactivated). */
  | { readonly name: 'locked' }
  /** The station is closing down or was closed. */
  | { readonly name: 'closing' }

export type StationEventName = StationEvent['name']
