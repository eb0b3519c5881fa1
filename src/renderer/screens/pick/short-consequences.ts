import type { PickStep } from '../../../core/protocol/queries/floor.ts'
import { sameCode } from '../../floor/scanned.ts'

interface BinStock {
  readonly code: string
  readonly qtyEach: number
  readonly allocatedEach: number
}

/** What a short pick will do, told before it is confirmed: who else counts on this bin, and what lies elsewhere. */
export function shortConsequences(
  bins: readonly BinStock[],
  step: Pick<PickStep, 'bin' | 'qtyEach' | 'pickedEach' | 'shortEach'>,
  missingEach: number,
): { readonly heldByOthersEach: number; readonly elsewhereEach: number } {
  const sum = (of: readonly BinStock[], value: (bin: BinStock) => number) =>
    of.reduce((total, bin) => total + value(bin), 0)
  const here = bins.filter((bin) => sameCode(bin.code, step.bin))
  const others = bins.filter((bin) => !sameCode(bin.code, step.bin))
  const mine = step.qtyEach - step.pickedEach - step.shortEach
  return {
    heldByOthersEach: Math.max(0, sum(here, (bin) => bin.allocatedEach) - mine),
    elsewhereEach: Math.min(
      missingEach,
      sum(others, (bin) => Math.max(0, bin.qtyEach - bin.allocatedEach)),
    ),
  }
}
