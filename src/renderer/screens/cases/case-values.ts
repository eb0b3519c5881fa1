import { Refusal } from '../../../core/model/refusal.ts'
import type { CaseView } from '../../../core/protocol/queries/floor.ts'

/** The numbers of a case's sentence: what the operation that raised it wrote down, and what the rows say now. */
export function valuesOf(view: CaseView): Record<string, string | number> {
  const values: Record<string, string | number> = {
    bin: view.bin ?? '',
    number: view.orderNumber ?? '',
    name: view.productName ?? view.sku ?? '',
    onHandEach: view.onHandEach ?? 0,
  }
  for (const [key, value] of Object.entries(view.data)) {
    if (typeof value === 'number' || typeof value === 'string') values[key] = value
  }
  return values
}

/** Why the server did not accept it; null where there is no such word, as for what met a bug. */
export function refusalOf({ detail }: CaseView['data']): Refusal | null {
  if (typeof detail !== 'string') return null
  try {
    const parsed = Refusal.safeParse(JSON.parse(detail))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
