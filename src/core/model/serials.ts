import { z } from 'zod'
import { refuse } from './refusal.ts'
import { type NumberKind, numberKinds } from './states.ts'
import type { Row } from './tables.ts'

/**
 * The serials of printed numbers belong to the operation that took them, as its id and its time do: they are written down when
 * it first runs, and whoever runs it again hands out the same ones, never others. Paper does not change afterwards.
 */
export const TakenSerial = z.object({
  kind: z.enum(numberKinds),
  prefix: z.string().max(20),
  serial: z.int().min(1),
})
export type TakenSerial = z.output<typeof TakenSerial>

export type SerialBlock = Pick<Row<'numberBlock'>, 'kind' | 'prefix' | 'lastSerial'>

/** What a station has ever taken out of its blocks, whatever became of the operations that took it. */
export interface SpentSerials {
  /** The highest; 0 where there is none. */
  of(block: SerialBlock): number
  spend(block: SerialBlock, serial: number): void
}

export interface Serials {
  /** The next one of a kind that the operation took when it first ran; undefined where this is the first time. */
  again(kind: NumberKind): TakenSerial | undefined
  /** The lowest of a block that was never taken. */
  free(block: Row<'numberBlock'>): number
  take(block: Row<'numberBlock'>, serial: number): TakenSerial
  taken(): readonly TakenSerial[]
}

const nothingSpent: SpentSerials = { of: () => 0, spend() {} }

/** Of an operation that runs for the first time. */
export function newSerials(spent = nothingSpent): Serials {
  const taken: TakenSerial[] = []
  return {
    again: () => undefined,
    free: (block) => Math.max(block.nextSerial, spent.of(block) + 1),
    take(block, serial) {
      const { kind, prefix } = block
      spent.spend(block, serial)
      const one = { kind, prefix, serial }
      taken.push(one)
      return one
    },
    taken: () => taken,
  }
}

/** Of one that has run: what it took then, in the same order. */
export function sameSerials(taken: readonly TakenSerial[]): Serials {
  const given = new Map<NumberKind, number>()
  return {
    again(kind) {
      const nth = given.get(kind) ?? 0
      given.set(kind, nth + 1)
      return taken.filter((each) => each.kind === kind)[nth] ?? refuse('outOfNumbers', { kind })
    },
    free: ({ nextSerial }) => nextSerial,
    take: ({ kind, prefix }, serial) => ({ kind, prefix, serial }),
    taken: () => taken,
  }
}
