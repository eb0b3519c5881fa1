import { describe, expect, it } from 'vitest'
import { makeEan13 } from '../../core/codes/ean.ts'
import { makeOwnCode } from '../../core/codes/own-codes.ts'
import type { ProductId } from '../../core/model/ids.ts'
import { asScanned, type KnownCodes, resolveHere } from './scanned.ts'

const each = makeEan13('400638133393')
const mug = { productId: 'mug' as ProductId, sku: 'M', name: 'Mug' }
const known: KnownCodes = {
  bins: ['A-12-05'],
  products: [
    {
      ...mug,
      barcodes: [
        { code: each, qtyEach: 1 },
        { code: 'CASE-M', qtyEach: 12 },
      ],
    },
    { productId: 'tin' as ProductId, sku: 'T', name: 'Tin', barcodes: [{ code: 'TWICE', qtyEach: 1 }] },
    { productId: 'box' as ProductId, sku: 'B', name: 'Box', barcodes: [{ code: 'TWICE', qtyEach: 1 }] },
  ],
  boxes: ['M'],
}

describe('resolveHere', () => {
  it.each([
    ['an EAN', each, { kind: 'product', productId: 'mug', qtyEach: 1, lot: null }],
    ['an EAN with its AIM prefix', `]E0${each}`, { kind: 'product', productId: 'mug', qtyEach: 1 }],
    ['a case', 'CASE-M', { kind: 'product', productId: 'mug', qtyEach: 12 }],
    ['GS1 with lot', `]C1010${each}10L7`, { kind: 'product', qtyEach: 1, lot: 'L7' }],
    ['GS1 of the pieces inside', `]C1020${each}3702`, { kind: 'product', qtyEach: 2, lot: null }],
    ['a plain bin', 'a-12-05', { kind: 'bin', code: 'A-12-05' }],
    ["a bin's printed label", makeOwnCode('bin', 'A-12-05'), { kind: 'bin', code: 'A-12-05' }],
    ['a box', makeOwnCode('box', 'M'), { kind: 'box', code: 'M' }],
    ['two goods under one code', 'TWICE', null],
    ['what is not on this screen', 'A-99-99', null],
    ['a tote', makeOwnCode('tote', '000123'), null],
  ])('%s', (_name, code, expected) => {
    const found = resolveHere(known, code, 2026)
    if (expected === null) expect(found).toBeNull()
    else expect(found).toMatchObject(expected)
  })
})

it('a new tote label says by itself that it is a tote', () => {
  const code = makeOwnCode('tote', '000123')
  expect(asScanned({ kind: 'unknown', code }, code, 2026)).toEqual({ kind: 'tote', code, orderNumber: null })
  expect(asScanned({ kind: 'unknown', code: 'hm' }, ' hm\r', 2026)).toEqual({ kind: 'unknown', code: 'hm' })
})
