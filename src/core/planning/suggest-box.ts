/**
 * A box for goods, by volume, weight and longest side. A hint and no packing plan: the packer sees the goods and takes
 * another box if that fits better.
 */
export interface Box {
  readonly lengthMm: number
  readonly widthMm: number
  readonly heightMm: number
  readonly emptyWeightGrams: number
  readonly maxWeightGrams: number
}

export interface Packable {
  readonly lengthMm: number
  readonly widthMm: number
  readonly heightMm: number
  readonly weightGrams: number
  readonly qtyEach: number
}

/** Goods of mixed shapes do not fill a box to its corners. */
const FILL = 0.8

/** The smallest that takes all of it; where none does, the largest, for the first of several parcels. */
export function suggestBox<B extends Box>(boxes: readonly B[], goods: readonly Packable[]): B | null {
  const bySize = [...boxes].sort((a, b) => volume(a) - volume(b))
  if (goods.length === 0) return null
  return bySize.find((box) => holds(box, goods)) ?? bySize.at(-1) ?? null
}

function holds(box: Box, goods: readonly Packable[]): boolean {
  const sides = sorted(box)
  let volumeMm = 0
  let weightGrams = box.emptyWeightGrams
  for (const each of goods) {
    if (sorted(each).some((side, index) => side > (sides[index] ?? 0))) return false
    volumeMm += volume(each) * each.qtyEach
    weightGrams += each.weightGrams * each.qtyEach
  }
  const carries = box.maxWeightGrams === 0 || weightGrams <= box.maxWeightGrams
  return carries && volumeMm <= volume(box) * FILL
}

function volume({ lengthMm, widthMm, heightMm }: Pick<Box, 'lengthMm' | 'widthMm' | 'heightMm'>): number {
  return lengthMm * widthMm * heightMm
}

function sorted({ lengthMm, widthMm, heightMm }: Pick<Box, 'lengthMm' | 'widthMm' | 'heightMm'>): number[] {
  return [lengthMm, widthMm, heightMm].sort((a, b) => b - a)
}
