import type { ChargeKind } from '../model/states.ts'

/**
 * What stands among an order's lines and is no goods: nobody can pick it, so it becomes a charge of the order.
 *
 * The codes are those of the "Online Retail" exports and of shop systems like them: POST and DOT (postage), C2 (carriage),
 * D (discount), M (manual entry), S (samples, booked in one sum and not by article), B (bad debt), AMAZONFEE, BANK CHARGES
 * and CRUK (commission for Cancer Research UK), and gift vouchers (gift_0001_20), which are paid for but come by e-mail.
 * The same files have odd-looking codes that are goods and stay goods: PADS, DCGS0070, DCGSSBOY, DCGSSGIRL. And 23444 looks
 * like an article and is "Next Day Carriage": hence the names.
 */
const CODES: Readonly<Record<string, ChargeKind>> = {
  POST: 'postage',
  DOT: 'postage',
  C2: 'postage',
  POSTAGE: 'postage',
  SHIPPING: 'postage',
  CARRIAGE: 'postage',
  FREIGHT: 'postage',
  DELIVERY: 'postage',
  DISCOUNT: 'discount',
  COUPON: 'discount',
  MANUAL: 'manual',
  ADJUST: 'manual',
  AMAZONFEE: 'fee',
  BANKCHARGES: 'fee',
  CRUK: 'fee',
  FEE: 'fee',
}

/** One letter may well be somebody's article: it is a charge only if the name agrees, or if there is no name at all. */
const LETTERS: Readonly<Record<string, readonly [ChargeKind, RegExp]>> = {
  D: ['discount', /^$|discount|remise|rabais|rabatt/i],
  M: ['manual', /^$|manual|manuel/i],
  S: ['manual', /^$|samples?\b|échantillon|muster/i],
  B: ['manual', /bad debt/i],
}

const NAMES: readonly (readonly [RegExp, ChargeKind])[] = [
  [
    /^(dotcom )?postage$|^(next day |express |standard )?(carriage|delivery|shipping)$|^frais de port$|^versandkosten$/i,
    'postage',
  ],
  [/^discount$|^remise$|^rabatt$/i, 'discount'],
  [/^(amazon|bank|paypal|card|transaction) (fees?|charges?)$|^cruk commission$/i, 'fee'],
  [/\bgift voucher\b|^adjust bad debt$/i, 'manual'],
]

/** Undefined for goods. */
export function chargeKindOf(code: string, name: string): ChargeKind | undefined {
  const plain = code.toUpperCase().replace(/[\s_-]/g, '')
  if (plain.startsWith('GIFT0')) return 'manual'
  const letter = LETTERS[plain]
  if (letter) return letter[1].test(name) ? letter[0] : undefined
  return CODES[plain] ?? NAMES.find(([pattern]) => pattern.test(name))?.[1]
}
