import type { BoxId } from '../../../core/model/ids.ts'
import type { PackView } from '../../../core/protocol/queries/floor.ts'
import { openParcelOf } from './pack-machine.ts'

/** What the scale should show: the goods as the books weigh them, and the empty box around them. 0: not known. */
export function expectedGrams(view: PackView, boxId: BoxId | null): number {
  const goods = openParcelOf(view)?.parcel.expectedWeightGrams ?? 0
  const box = view.boxes.find((candidate) => candidate.id === boxId)
  return goods === 0 ? 0 : goods + (box?.emptyWeightGrams ?? 0)
}
