// Which goods of the demo warehouse an order asks for. They are looked for by what the test needs of them, so that the demo
// may change its catalogue.
import type { StationClient } from '../support/station-client.ts'

export interface Goods {
  readonly productId: string
  readonly sku: string
  readonly name: string
  readonly bin: string
  readonly barcode: string
  readonly case: { readonly code: string; readonly qtyEach: number } | null
}

export interface ChosenGoods {
  /** Its case holds fewer than lie in its bin, so that a case and single ones can be ordered. */
  readonly withCase: Goods & { readonly case: { readonly code: string; readonly qtyEach: number } }
  /** Others, each alone in a bin of its own with at least `LEAST`. */
  readonly others: readonly [Goods, Goods, Goods, Goods]
}

const LEAST = 20
const LIGHT_GRAMS = 900

export async function chooseGoods(client: StationClient): Promise<ChosenGoods> {
  let withCase: ChosenGoods['withCase'] | undefined
  const others: Goods[] = []
  const bins = new Set<string>()
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof pageOf>> = await pageOf(client, after)
    for (const row of page.rows) {
      if (row.availableEach < LEAST || row.weightGrams === 0 || row.weightGrams > LIGHT_GRAMS) continue
      const found = await goodsOf(client, row.id)
      if (!found || bins.has(found.bin)) continue
      const ofCase = found.case
      if (!withCase && ofCase && ofCase.qtyEach >= 4 && ofCase.qtyEach + 2 <= LEAST)
        withCase = { ...found, case: ofCase }
      else if (others.length < 4 && !ofCase) others.push(found)
      else continue
      bins.add(found.bin)
      const [a, b, c, d] = others
      if (withCase && a && b && c && d) return { withCase, others: [a, b, c, d] }
    }
    after = page.next
    if (after === null) throw new Error('the demo warehouse lacks goods for this test')
  }
}

function pageOf(client: StationClient, after: string | null) {
  return client.query('products', { limit: 100, after })
}

/** Null for goods that do not lie in one bin only, or that a scan cannot name without more. */
async function goodsOf(client: StationClient, productId: string): Promise<Goods | null> {
  const found = await client.query('product', { productId })
  const [place, ...more] = found?.bins ?? []
  const each = found?.barcodes.find(({ unit }) => unit === 'each')
  if (!found || !place || more.length > 0 || !each) return null
  if (found.product.lotPolicy !== 'none' || found.product.hazard !== null || place.qtyEach < LEAST)
    return null
  const ofCase = found.barcodes.find(({ unit }) => unit === 'case')
  const { sku, name } = found.product
  return {
    productId,
    sku,
    name,
    bin: place.code,
    barcode: each.code,
    case: ofCase ? { code: ofCase.code, qtyEach: ofCase.qtyEach } : null,
  }
}
