import type { ReadDb } from '../core/read-db.ts'

/** SKUs as the catalogue spells them: who types `85123a` means 85123A. What the catalogue has not stays as it is. */
export function catalogueSpelling(read: ReadDb): (sku: string) => string {
  const known = new Map<string, string>()
  return (sku) => {
    let spelled = known.get(sku)
    if (spelled === undefined) {
      const exact = read.get<{ sku: string }>('select "sku" from "product" where "sku" = ?', sku)
      const found =
        exact ??
        read.get<{ sku: string }>(
          'select "sku" from "product" where "sku" = ? collate nocase order by "id" limit 1',
          sku,
        )
      spelled = found?.sku ?? sku
      known.set(sku, spelled)
    }
    return spelled
  }
}
