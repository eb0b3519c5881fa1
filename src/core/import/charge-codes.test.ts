import { expect, it } from 'vitest'
import { chargeKindOf } from './charge-codes.ts'

it.each([
  ['POST', 'POSTAGE', 'postage'],
  ['DOT', 'DOTCOM POSTAGE', 'postage'],
  ['C2', 'CARRIAGE', 'postage'],
  ['23444', 'Next Day Carriage', 'postage'],
  ['D', 'Discount', 'discount'],
  ['M', 'Manual', 'manual'],
  ['m', '', 'manual'],
  ['D', 'Discount 10 %', 'discount'],
  ['B', 'Adjust bad debt', 'manual'],
  ['S', 'SAMPLES', 'manual'],
  ['BANK CHARGES', 'Bank Charges', 'fee'],
  ['AMAZONFEE', 'AMAZON FEE', 'fee'],
  ['CRUK', 'CRUK Commission', 'fee'],
  ['gift_0001_40', 'Dotcomgiftshop Gift Voucher £40.00', 'manual'],
])('%s (%s) is a charge: %s', (code, name, kind) => {
  expect(chargeKindOf(code, name)).toBe(kind)
})

it.each([
  ['PADS', 'PADS TO MATCH ALL CUSHIONS'],
  ['DCGS0070', 'CAMOUFLAGE DOG COLLAR'],
  ['DCGSSBOY', 'BOYS PARTY BAG'],
  ['85123A', 'WHITE HANGING HEART T-LIGHT HOLDER'],
  ['22423', 'REGENCY CAKESTAND 3 TIER'],
  ['15056BL', 'EDWARDIAN PARASOL BLACK'],
  ['M-100', 'Mug'],
  ['D2', 'Discount sticker roll'],
  ['B', ''],
  ['B', 'Tea tin'],
  ['S', 'Small bowl'],
  ['M', 'Mug'],
  ['D', 'Dog bowl'],
])('%s (%s) is goods', (code, name) => {
  expect(chargeKindOf(code, name)).toBeUndefined()
})
