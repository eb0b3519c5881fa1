import type { Row } from '../../../core/model/tables.ts'

/**
 * Where the units of a line are now. A row counts what was ever picked, packed and shipped; here each unit stands only in
 * the last stage that it reached.
 */
export type LineStage = 'promised' | 'allocated' | 'picked' | 'packed' | 'shipped'

type Counters = Pick<
  Row<'orderLine'>,
  'promisedEach' | 'allocatedEach' | 'pickedEach' | 'packedEach' | 'shippedEach'
>

export function lineStages(
  line: Counters,
): readonly { readonly stage: LineStage; readonly qtyEach: number }[] {
  const found: { stage: LineStage; qtyEach: number }[] = [
    { stage: 'promised', qtyEach: line.promisedEach },
    { stage: 'allocated', qtyEach: line.allocatedEach },
    { stage: 'picked', qtyEach: line.pickedEach - line.packedEach },
    { stage: 'packed', qtyEach: line.packedEach - line.shippedEach },
    { stage: 'shipped', qtyEach: line.shippedEach },
  ]
  return found.filter(({ qtyEach }) => qtyEach > 0)
}
