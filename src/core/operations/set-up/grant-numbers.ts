import { z } from 'zod'
import { StationId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import { numberKinds } from '../../model/states.ts'
import { countSsccs, grantBlock, nextSsccOf, ssccSerials } from './number-blocks.ts'

const MAX_SERIAL = 999_999_999

/** Gives a station another block of numbers to print. */
export const grantNumbers = request('grantNumbers', {
  permission: 'manageSettings',
  spaces: 'both',
  args: z
    .object({
      stationId: StationId,
      kind: z.enum(numberKinds),
      prefix: z.string().max(13),
      firstSerial: z.int().min(1),
      lastSerial: z.int().min(1),
    })
    .refine((a) => a.firstSerial <= a.lastSerial, {
      path: ['lastSerial'],
      message: 'the last serial is before the first',
    })
    .refine((a) => (a.kind === 'sscc' ? /^\d{5,13}$/ : /^[A-Z]{1,3}$/).test(a.prefix), {
      path: ['prefix'],
      message: 'not a prefix of this kind',
    })
    .refine((a) => a.lastSerial <= (a.kind === 'sscc' ? ssccSerials(a.prefix) - 1 : MAX_SERIAL), {
      path: ['lastSerial'],
      message: 'more digits than the number has room for',
    }),
  check(tx, a, op) {
    if (!tx.get('station', a.stationId)) refuse('notFound', { what: 'station', id: a.stationId })
    if (a.kind === 'sscc' && a.firstSerial < nextSsccOf(tx, op, a.prefix))
      refuse('codeTaken', { value: `${a.prefix}${a.firstSerial}` })
    const before = tx
      .where('numberBlock', { stationId: a.stationId, kind: a.kind })
      .filter((block) => block.prefix === a.prefix)
    // Everything up to the last one is taken, so that the numbers of a prefix only ever rise.
    if (before.some((block) => a.firstSerial <= block.lastSerial))
      refuse('codeTaken', { value: `${a.prefix}${a.firstSerial}` })
  },
  run(tx, a, op) {
    grantBlock(tx, op, a)
    if (a.kind === 'sscc') countSsccs(tx, a.prefix, a.lastSerial)
  },
})
