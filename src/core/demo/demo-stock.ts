import { addDays } from '../planning/allocate.ts'
import { type DemoBin, demoBins } from './demo-layout.ts'
import type { DemoProduct } from './demo-products.ts'
import { type Random, randomPart } from './random.ts'

/**
 * Where the demo warehouse's goods lie. What sells most lies nearest to the benches and has a bin to itself, others share
 * one; some have bulk above. What is older lies in the pick face, so that taking the oldest first is also the short way.
 */
export interface DemoStock {
  readonly bin: string
  readonly sku: string
  readonly lot: string | null
  readonly expiryOn: string | null
  readonly receivedOn: string
  readonly qtyEach: number
}

/** Products of which the house has none or little, so that some orders have to wait. */
const SOLD_OUT_SHARE = 0.01
const QTY: Readonly<Record<'A' | 'B' | 'C', readonly [number, number]>> = {
  A: [40, 120],
  B: [16, 60],
  C: [4, 24],
}

export function demoStock(seed: number, products: readonly DemoProduct[], today: string): DemoStock[] {
  const random = randomPart(seed, 'stock')
  const bins = demoBins()
  const faces = new Map<string, DemoBin[]>()
  const bulk = new Map<string, DemoBin[]>()
  for (const bin of bins) append(bin.pickFace ? faces : bulk, bin.zone, bin)
  const rank = { A: 0, B: 1, C: 2 }
  const inOrder = [...products].sort(
    (a, b) => rank[a.row.abcClass] - rank[b.row.abcClass] || (a.row.sku < b.row.sku ? -1 : 1),
  )
  const counts = countBy(inOrder, ({ zone }) => zone)
  const placed = new Map<string, number>()
  const rows: DemoStock[] = []
  for (const product of inOrder) {
    if (random.chance(SOLD_OUT_SHARE)) continue
    const nth = placed.get(product.zone) ?? 0
    placed.set(product.zone, nth + 1)
    const face = faceOf(faces.get(product.zone) ?? [], nth, counts.get(product.zone) ?? 1)
    const above = random.chance(product.row.abcClass === 'C' ? 0.1 : 0.5)
      ? (bulk.get(product.zone) ?? [])[nth]
      : undefined
    rows.push(...stockOf(product, face, above, today, random))
  }
  return rows
}

/** Spreads all products of a zone over its faces: one each as long as there are enough, the slow ones share. */
function faceOf(faces: readonly DemoBin[], nth: number, count: number): DemoBin {
  const single = Math.max(0, 2 * faces.length - count)
  const index = nth < single ? nth : single + Math.floor((nth - single) / 2)
  const face = faces[Math.min(index, faces.length - 1)]
  if (!face) throw new Error('a zone of the demo has no pick faces')
  return face
}

function stockOf(
  { row, caseQtyEach, shelf }: DemoProduct,
  face: DemoBin,
  above: DemoBin | undefined,
  today: string,
  random: Random,
): DemoStock[] {
  const [least, most] = QTY[row.abcClass]
  const received = random.int(10, 120)
  const place = (bin: DemoBin, ageDays: number, qtyEach: number, lotNo: number): DemoStock => {
    // A few lots come near their end, so that one sees them left alone.
    const used = shelf && random.chance(0.04) ? shelf.lastsDays - random.int(1, shelf.minDays) : ageDays
    return {
      bin: bin.code,
      sku: row.sku,
      lot: shelf ? `L${addDays(today, -used).slice(2).replaceAll('-', '')}${lotNo}` : null,
      expiryOn: shelf ? addDays(today, shelf.lastsDays - used) : null,
      receivedOn: addDays(today, -ageDays),
      qtyEach,
    }
  }
  const rows = [place(face, received, random.int(least, most), 1)]
  const unit = caseQtyEach ?? 12
  if (above) rows.push(place(above, Math.max(1, received - random.int(5, 40)), unit * random.int(2, 8), 2))
  else if (shelf && random.chance(0.5))
    rows.push(place(face, Math.max(1, received - random.int(20, 60)), random.int(least, most), 2))
  return rows
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function countBy<V>(values: readonly V[], keyOf: (value: V) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(keyOf(value), (counts.get(keyOf(value)) ?? 0) + 1)
  return counts
}
