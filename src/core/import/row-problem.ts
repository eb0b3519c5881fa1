import { z } from 'zod'

/**
 * Why one row of a file was not taken: a closed union with the data that its sentence needs. A bad row never stops the
 * good ones, so these are answers and not refusals of the whole operation.
 */
const s = z.string()
const n = z.number()

export const RowProblem = z.discriminatedUnion('code', [
  z.object({ code: z.literal('missing') }),
  z.object({ code: z.literal('tooLong'), max: n }),
  z.object({ code: z.literal('notAWholeNumber') }),
  z.object({ code: z.literal('notAnAmount') }),
  z.object({ code: z.literal('belowZero') }),
  z.object({ code: z.literal('discountUncoded') }),
  z.object({ code: z.literal('zeroQuantity') }),
  z.object({ code: z.literal('tooLarge'), max: n }),
  z.object({ code: z.literal('notADate'), order: s }),
  z.object({ code: z.literal('notACurrency') }),
  z.object({ code: z.literal('otherCurrency'), expected: s }),
  z.object({ code: z.literal('badCheckDigit') }),
  z.object({ code: z.literal('shortenedNumber') }),
  z.object({ code: z.literal('notALotPolicy') }),
  z.object({ code: z.literal('notAClass') }),
  z.object({ code: z.literal('skuUnknown') }),
  z.object({ code: z.literal('binUnknown') }),
  z.object({ code: z.literal('notABin') }),
  z.object({ code: z.literal('lotRequired') }),
  z.object({ code: z.literal('belowAllocated'), allocatedEach: n }),
  z.object({ code: z.literal('barcodeTaken'), sku: s }),
  z.object({ code: z.literal('contradictsLine'), otherLine: n }),
  z.object({ code: z.literal('tooManyLines'), max: n }),
  z.object({ code: z.literal('tooManyCells'), columns: n }),
  z.object({ code: z.literal('openQuote') }),
  z.object({ code: z.literal('notAccepted'), message: s }),
])
export type RowProblem = z.output<typeof RowProblem>
