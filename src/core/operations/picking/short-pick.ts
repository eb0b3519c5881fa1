import { z } from 'zod'
import { PickId } from '../../model/ids.ts'
import { shortReasons } from '../../model/states.ts'
import { QtyOrZero } from '../../model/units.ts'
import { fact } from '../../model/operation.ts'

type Value = { reallocatedEach: number; missingEach: number }

export const shortPick = fact('shortPick', {
  args: z.object({
    pickId: PickId,
    reason: z.enum(shortReasons),
    /** How many good ones the picker sees in the bin: they stay on the line, to be scanned as always. Null: none. */
    foundEach: QtyOrZero.nullable().default(null),
  }),
  permission: 'pick',
  run(): Value {
    throw new Error('shortPick is being written')
  },
})
