import { describe, expect, it } from 'vitest'
import type { ImportKind } from '../model/states.ts'
import { completeMapping, missingFields, recogniseColumns, unitOf } from './recognise-columns.ts'

function found(kind: ImportKind, ...columns: string[]): Record<string, string> {
  const mapping = recogniseColumns(kind, columns)
  return Object.fromEntries(
    Object.entries(mapping).flatMap(([key, column]) => (column === null ? [] : [[key, column]])),
  )
}

describe('columns by their headings', () => {
  it('knows the headings of the Online Retail data', () => {
    const columns = [
      'InvoiceNo',
      'StockCode',
      'Description',
      'Quantity',
      'InvoiceDate',
      'UnitPrice',
      'CustomerID',
      'Country',
    ]
    expect(found('orders', ...columns)).toEqual({
      number: 'InvoiceNo',
      sku: 'StockCode',
      name: 'Description',
      qtyEach: 'Quantity',
      orderedAt: 'InvoiceDate',
      price: 'UnitPrice',
      customer: 'CustomerID',
      country: 'Country',
    })
  })

  it('knows an export of Shopify, where Name is the number of the order', () => {
    const columns = [
      'Name',
      'Email',
      'Financial Status',
      'Currency',
      'Shipping',
      'Discount Amount',
      'Created at',
      'Lineitem quantity',
      'Lineitem name',
      'Lineitem price',
      'Lineitem sku',
      'Billing Name',
      'Shipping Name',
      'Shipping Address1',
      'Shipping City',
      'Shipping Zip',
      'Shipping Country',
      'Notes',
    ]
    expect(found('orders', ...columns)).toMatchObject({
      number: 'Name',
      sku: 'Lineitem sku',
      qtyEach: 'Lineitem quantity',
      name: 'Lineitem name',
      price: 'Lineitem price',
      orderedAt: 'Created at',
      customerName: 'Billing Name',
      shipName: 'Shipping Name',
      addressLine1: 'Shipping Address1',
      postcode: 'Shipping Zip',
      country: 'Shipping Country',
      shipping: 'Shipping',
      discount: 'Discount Amount',
      paid: 'Financial Status',
      email: 'Email',
      note: 'Notes',
    })
  })

  it('knows an export of WooCommerce', () => {
    const columns = [
      'Order Number',
      'Order Date',
      'SKU',
      'Item Name',
      'Quantity',
      'Item Cost',
      'First Name (Billing)',
      'Last Name (Billing)',
      'Address 1&2 (Shipping)',
      'Postcode (Shipping)',
      'City (Shipping)',
      'Country Code (Shipping)',
      'Order Shipping Amount',
      'Customer Note',
    ]
    expect(found('orders', ...columns)).toMatchObject({
      number: 'Order Number',
      orderedAt: 'Order Date',
      name: 'Item Name',
      price: 'Item Cost',
      customerFirstName: 'First Name (Billing)',
      addressLine1: 'Address 1&2 (Shipping)',
      postcode: 'Postcode (Shipping)',
      country: 'Country Code (Shipping)',
      shipping: 'Order Shipping Amount',
      note: 'Customer Note',
    })
  })

  it('knows French and German', () => {
    expect(
      found(
        'orders',
        'N° commande',
        'Référence article',
        'Quantité',
        'Prix unitaire (EUR)',
        'Date de commande',
        'Code postal',
        'Pays',
      ),
    ).toMatchObject({
      number: 'N° commande',
      sku: 'Référence article',
      qtyEach: 'Quantité',
      price: 'Prix unitaire (EUR)',
      orderedAt: 'Date de commande',
      postcode: 'Code postal',
      country: 'Pays',
    })
    expect(found('stock', 'Lagerplatz', 'Artikel-Nr.', 'Bestand', 'MHD', 'Charge')).toEqual({
      bin: 'Lagerplatz',
      sku: 'Artikel-Nr.',
      qtyEach: 'Bestand',
      expiryOn: 'MHD',
      lot: 'Charge',
    })
    expect(found('products', 'Référence', 'Désignation', 'Code-barres', 'Poids (kg)')).toEqual({
      sku: 'Référence',
      name: 'Désignation',
      barcode: 'Code-barres',
      weight: 'Poids (kg)',
    })
  })

  it('gives a column to one field only, and says what is missing', () => {
    const mapping = recogniseColumns('stock', ['SKU', 'Quantity', 'Location'])
    expect(missingFields('stock', mapping)).toEqual([])
    expect(missingFields('orders', recogniseColumns('orders', ['SKU', 'Qty']))).toEqual(['number'])
  })

  it('lets a person decide, and tells what he misspelt', () => {
    const { mapping, unknownColumns, unknownFields } = completeMapping(
      'orders',
      ['Order', 'SKU', 'Qty', 'Old SKU'],
      { sku: 'Old SKU', name: 'Nmae', colour: 'Qty' },
    )
    expect(mapping.sku).toBe('Old SKU')
    expect(mapping.number).toBe('Order')
    expect(unknownColumns).toEqual(['Nmae'])
    expect(unknownFields).toEqual(['colour'])
  })

  it('reads the unit at the end of a heading', () => {
    expect(unitOf('Weight (kg)')).toBe('kg')
    expect(unitOf('length_mm')).toBe('mm')
    expect(unitOf('Weight')).toBeNull()
  })
})
