import { expect, it } from 'vitest'
import { countryCode } from './countries.ts'

it.each([
  ['United Kingdom', 'GB'],
  ['UK', 'GB'],
  ['EIRE', 'IE'],
  ['RSA', 'ZA'],
  ['USA', 'US'],
  ['Allemagne', 'DE'],
  ['Österreich', 'AT'],
  ['États-Unis', 'US'],
  ['Czech Republic', 'CZ'],
  ['fr', 'FR'],
  ['DEU', 'DE'],
  ['Channel Islands', 'ZZ'],
  ['European Community', 'ZZ'],
  ['Unspecified', 'ZZ'],
  ['XX', 'ZZ'],
  ['constructor', 'ZZ'],
  ['Yugoslavia', 'ZZ'],
])('%s is %s', (name, code) => {
  expect(countryCode(name)).toBe(code)
})

it('says nothing of nothing', () => {
  expect(countryCode('')).toBeUndefined()
})
