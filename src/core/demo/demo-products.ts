import { gs1CheckDigit } from '../codes/check-digit.ts'
import { makeEan13 } from '../codes/ean.ts'
import type { ProductRow } from '../operations/products/product-row.ts'
import { type GoodsGroup, type GoodsKind, goods } from './goods.ts'
import { type Random, randomPart } from './random.ts'

/**
 * The demo warehouse's catalogue. Barcodes begin with 29, which GS1 leaves to houses for their own use: no real product has
 * one of these numbers. A case has the number of its product with a 1 before it.
 */
export interface DemoProduct {
  readonly row: ProductRow & { readonly abcClass: 'A' | 'B' | 'C'; readonly priceMinor: number }
  readonly zone: string
  readonly caseQtyEach: number | null
  readonly shelf: GoodsGroup['shelf']
}

export const DEMO_PRODUCTS = 3_000

/** Lines of a house's design that the same goods come in. */
const SERIES = ['', 'Nord', 'Atelier', 'Heritage']
const CASE_SIZES = [6, 10, 12, 24] as const

export function demoProducts(seed: number, currency: string): DemoProduct[] {
  const random = randomPart(seed, 'products')
  const variants = allVariants()
  // Each keeps its place with the chance that leaves as many as are wanted.
  const chosen: Variant[] = []
  variants.forEach((variant, index) => {
    const left = variants.length - index
    if (random.chance((DEMO_PRODUCTS - chosen.length) / left)) chosen.push(variant)
  })
  const counters = new Map<string, number>()
  return chosen.map((variant, index) => {
    const number = (counters.get(variant.group.prefix) ?? 1000) + 1
    counters.set(variant.group.prefix, number)
    return product(variant, index, `${variant.group.prefix}-${number}`, currency, random)
  })
}

interface Variant {
  readonly group: GoodsGroup
  readonly kind: GoodsKind
  readonly name: string
  readonly size: GoodsKind['sizes'][number]
}

function allVariants(): Variant[] {
  return goods.flatMap((group) =>
    group.kinds.flatMap((kind) =>
      kind.sizes.flatMap((size) =>
        group.looks.flatMap((look) =>
          SERIES.map((series) => ({
            group,
            kind,
            size,
            name: `${look} ${kind.name} ${size.name}${series === '' ? '' : `, ${series}`}`,
          })),
        ),
      ),
    ),
  )
}

function product(
  variant: Variant,
  index: number,
  sku: string,
  currency: string,
  random: Random,
): DemoProduct {
  const { group, kind, size, name } = variant
  const near = (value: number): number => Math.max(1, Math.round(value * (0.94 + random.fraction() * 0.12)))
  const first12 = `29${String(index + 1).padStart(10, '0')}`
  const share = random.fraction()
  const abcClass = share < 0.2 ? 'A' : share < 0.5 ? 'B' : 'C'
  const caseQtyEach = size.grams < 900 && random.chance(0.45) ? random.pick(CASE_SIZES) : null
  // Prices end in 90 or 95, as on a shelf.
  const priceMinor =
    Math.round(random.int(kind.priceMinor[0], kind.priceMinor[1]) / 100) * 100 - random.pick([5, 10])
  const barcodes: ProductRow['barcodes'] = [{ code: makeEan13(first12), unit: 'each', qtyEach: 1 }]
  if (caseQtyEach !== null) {
    const caseNumber = `1${first12}`
    barcodes.push({ code: caseNumber + gs1CheckDigit(caseNumber), unit: 'case', qtyEach: caseQtyEach })
  }
  return {
    zone: group.zone,
    caseQtyEach,
    shelf: group.shelf,
    row: {
      sku,
      name,
      description: '',
      lengthMm: near(size.mm[0]),
      widthMm: near(size.mm[1]),
      heightMm: near(size.mm[2]),
      weightGrams: near(size.grams),
      priceMinor,
      currency,
      lotPolicy: group.shelf ? 'lot' : 'none',
      minShelfDays: group.shelf?.minDays ?? 0,
      bufferEach: abcClass === 'A' && random.chance(0.1) ? 2 : 0,
      abcClass,
      hazard: kind.hazard ?? null,
      active: true,
      barcodes,
    },
  }
}
