import type { CarrierId, CustomerId, ProductId } from '../../../core/model/ids.ts'
import type { Row } from '../../../core/model/tables.ts'
import type { Address, Language } from '../../../core/model/units.ts'
import { amountFromText, amountToText } from '../../office/amount-text.ts'

/**
 * An order that is being typed. Amounts stay as the person wrote them until the order is placed; nothing is rounded or
 * corrected under the fingers.
 */
export interface DraftLine {
  readonly key: number
  readonly productId: ProductId
  readonly sku: string
  readonly name: string
  readonly qtyText: string
  readonly priceText: string
  readonly availableEach: number
}

export interface DraftCharge {
  readonly key: number
  readonly kind: Row<'orderCharge'>['kind']
  readonly name: string
  readonly amountText: string
}

export interface OrderDraft {
  readonly customerId: CustomerId | null
  readonly customerName: string
  readonly street: string
  readonly postcode: string
  readonly city: string
  readonly region: string
  readonly country: string
  readonly phone: string
  readonly currency: string
  readonly language: Language
  /** Empty: the station numbers it. */
  readonly number: string
  /** YYYY-MM-DDTHH:MM on the warehouse's clock. */
  readonly dueWall: string
  readonly carrierId: CarrierId | null
  readonly giftNote: string
  readonly note: string
  readonly paid: boolean
  readonly urgent: boolean
  readonly lines: readonly DraftLine[]
  readonly charges: readonly DraftCharge[]
  readonly nextKey: number
}

export type DraftField = Exclude<keyof OrderDraft, 'lines' | 'charges' | 'nextKey' | 'customerId'>

export type DraftAction =
  | { readonly type: 'set'; readonly change: Partial<Pick<OrderDraft, DraftField>> }
  | { readonly type: 'customer'; readonly customer: Row<'customer'> | null }
  | {
      readonly type: 'addProduct'
      readonly product: {
        readonly id: ProductId
        readonly sku: string
        readonly name: string
        readonly priceMinor: number
        readonly currency: string
        readonly availableEach: number
      }
      readonly qtyEach: number
      readonly display: Language
    }
  | {
      readonly type: 'changeLine'
      readonly key: number
      readonly change: Partial<Pick<DraftLine, 'qtyText' | 'priceText'>>
    }
  | { readonly type: 'removeLine'; readonly key: number }
  | { readonly type: 'addCharge'; readonly kind: DraftCharge['kind']; readonly name: string }
  | {
      readonly type: 'changeCharge'
      readonly key: number
      readonly change: Partial<Omit<DraftCharge, 'key'>>
    }
  | { readonly type: 'removeCharge'; readonly key: number }

export function emptyDraft(house: {
  readonly currency: string
  readonly country: string
  readonly language: Language
}): OrderDraft {
  return {
    customerId: null,
    customerName: '',
    street: '',
    postcode: '',
    city: '',
    region: '',
    country: house.country,
    phone: '',
    currency: house.currency,
    language: house.language,
    number: '',
    dueWall: '',
    carrierId: null,
    giftNote: '',
    note: '',
    paid: true,
    urgent: false,
    lines: [],
    charges: [],
    nextKey: 1,
  }
}

export function changed(draft: OrderDraft, action: DraftAction): OrderDraft {
  switch (action.type) {
    case 'set':
      return { ...draft, ...action.change }
    case 'customer':
      return action.customer ? ofCustomer(draft, action.customer) : { ...draft, customerId: null }
    case 'addProduct':
      return withProduct(draft, action)
    case 'changeLine':
      return {
        ...draft,
        lines: draft.lines.map((line) => (line.key === action.key ? { ...line, ...action.change } : line)),
      }
    case 'removeLine':
      return { ...draft, lines: draft.lines.filter((line) => line.key !== action.key) }
    case 'addCharge':
      return {
        ...draft,
        charges: [
          ...draft.charges,
          { key: draft.nextKey, kind: action.kind, name: action.name, amountText: '' },
        ],
        nextKey: draft.nextKey + 1,
      }
    case 'changeCharge':
      return {
        ...draft,
        charges: draft.charges.map((each) =>
          each.key === action.key ? { ...each, ...action.change } : each,
        ),
      }
    case 'removeCharge':
      return { ...draft, charges: draft.charges.filter((each) => each.key !== action.key) }
  }
}

function ofCustomer(draft: OrderDraft, customer: Row<'customer'>): OrderDraft {
  const { address } = customer
  return {
    ...draft,
    customerId: customer.id,
    customerName: customer.name,
    street: address.lines.join('\n'),
    postcode: address.postcode,
    city: address.city,
    region: address.region ?? '',
    country: address.country,
    phone: address.phone ?? customer.phone ?? '',
    language: customer.language,
  }
}

/** The same product again adds to its line: two lines of one product are one walk to one bin. */
function withProduct(draft: OrderDraft, action: Extract<DraftAction, { type: 'addProduct' }>): OrderDraft {
  const { product, qtyEach, display } = action
  const there = draft.lines.find((line) => line.productId === product.id)
  if (there) {
    const qtyText = String((quantityOf(there) ?? 0) + qtyEach)
    return { ...draft, lines: draft.lines.map((line) => (line === there ? { ...line, qtyText } : line)) }
  }
  const line: DraftLine = {
    key: draft.nextKey,
    productId: product.id,
    sku: product.sku,
    name: product.name,
    qtyText: String(qtyEach),
    // A price in another currency is no price here: the person types one.
    priceText:
      product.currency === draft.currency ? amountToText(product.priceMinor, draft.currency, display) : '',
    availableEach: product.availableEach,
  }
  return { ...draft, lines: [...draft.lines, line], nextKey: draft.nextKey + 1 }
}

export function quantityOf(line: DraftLine): number | null {
  const quantity = /^\d{1,7}$/.test(line.qtyText.trim()) ? Number(line.qtyText) : 0
  return quantity > 0 ? quantity : null
}

export function priceOf(line: DraftLine, currency: string): number | null {
  const price = amountFromText(line.priceText, currency)
  return price !== null && price >= 0 ? price : null
}

/** A discount is typed as what it takes off and kept as a negative amount. */
export function amountOf(charge: DraftCharge, currency: string): number | null {
  const amount = amountFromText(charge.amountText, currency)
  if (amount === null) return null
  return charge.kind === 'discount' ? -Math.abs(amount) || 0 : amount
}

export function totalsOf(draft: OrderDraft): {
  readonly goodsMinor: number
  readonly chargesMinor: number
  readonly totalMinor: number
} {
  const goodsMinor = draft.lines.reduce(
    (sum, line) => sum + (quantityOf(line) ?? 0) * (priceOf(line, draft.currency) ?? 0),
    0,
  )
  const chargesMinor = draft.charges.reduce((sum, charge) => sum + (amountOf(charge, draft.currency) ?? 0), 0)
  return { goodsMinor, chargesMinor, totalMinor: goodsMinor + chargesMinor }
}

export function addressOf(draft: OrderDraft): Address {
  const optional = { region: draft.region.trim(), phone: draft.phone.trim() }
  return {
    name: draft.customerName.trim(),
    lines: draft.street
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .slice(0, 6),
    postcode: draft.postcode.trim(),
    city: draft.city.trim(),
    country: draft.country,
    ...(optional.region ? { region: optional.region } : {}),
    ...(optional.phone ? { phone: optional.phone } : {}),
  }
}

/** Whether closing the form would lose work. */
export const isTouched = (draft: OrderDraft): boolean =>
  draft.lines.length > 0 || draft.customerName.trim() !== ''
