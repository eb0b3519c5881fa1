import { amountOf, type OrderDraft, priceOf, quantityOf } from './order-draft.ts'

/** Everything that keeps an order from being placed, told together. */
export type DraftProblem =
  | {
      readonly code:
        | 'customerMissing'
        | 'streetMissing'
        | 'cityMissing'
        | 'countryMissing'
        | 'dueMissing'
        | 'noLines'
        | 'currencyWrong'
    }
  | { readonly code: 'quantityWrong' | 'priceWrong'; readonly key: number; readonly sku: string }
  | { readonly code: 'amountWrong' | 'nameMissing'; readonly key: number }

export function problemsOf(draft: OrderDraft): readonly DraftProblem[] {
  const problems: DraftProblem[] = []
  if (draft.customerName.trim() === '') problems.push({ code: 'customerMissing' })
  if (draft.street.trim() === '') problems.push({ code: 'streetMissing' })
  if (draft.city.trim() === '') problems.push({ code: 'cityMissing' })
  if (!/^[A-Z]{2}$/.test(draft.country)) problems.push({ code: 'countryMissing' })
  if (!/^[A-Z]{3}$/.test(draft.currency)) problems.push({ code: 'currencyWrong' })
  if (draft.dueWall === '') problems.push({ code: 'dueMissing' })
  if (draft.lines.length === 0) problems.push({ code: 'noLines' })
  for (const line of draft.lines) {
    if (quantityOf(line) === null) problems.push({ code: 'quantityWrong', key: line.key, sku: line.sku })
    if (priceOf(line, draft.currency) === null)
      problems.push({ code: 'priceWrong', key: line.key, sku: line.sku })
  }
  for (const charge of draft.charges) {
    if (charge.name.trim() === '') problems.push({ code: 'nameMissing', key: charge.key })
    if (amountOf(charge, draft.currency) === null) problems.push({ code: 'amountWrong', key: charge.key })
  }
  return problems
}
