import { describe, expect, it } from 'vitest'
import { hasValidGs1CheckDigit } from '../codes/check-digit.ts'
import { parseOwnCode } from '../codes/own-codes.ts'
import { type Operation, parseArgs } from '../model/operation.ts'
import { type OperationArgs, type OperationName, operations } from '../operations/registry.ts'
import { house } from '../operations/testkit.testkit.ts'
import { type DemoHouse, type DemoStep, demoSteps } from './demo-steps.ts'

const day: DemoHouse = {
  seed: 1,
  today: '2026-03-02',
  timeZone: 'Europe/Paris',
  currency: 'EUR',
  country: 'FR',
  pinHash: `scrypt$32768$8$1$${'a'.repeat(22)}$${'b'.repeat(43)}`,
}

const steps = [...demoSteps(day)]

function rows<N extends OperationName, R>(name: N, of: (args: OperationArgs<N>) => readonly R[]): R[] {
  return steps.flatMap((step) => (step.name === name ? [...of(step.args as OperationArgs<N>)] : []))
}

describe('the demo warehouse', () => {
  it('is the same to the last character for the same seed and day, and another for another', () => {
    const text = (house: DemoHouse): string => JSON.stringify([...demoSteps(house)])
    expect(text(day)).toBe(JSON.stringify(steps))
    expect(text({ ...day, seed: 2 })).not.toBe(JSON.stringify(steps))
    expect(text({ ...day, today: '2026-03-03' })).not.toBe(JSON.stringify(steps))
  })

  it('consists of operations that are accepted whole', () => {
    const here = house()
    for (const { name, args } of steps) {
      const operation = operations[name] as unknown as Operation
      const parsed = parseArgs(operation, args)
      expect(parsed.ok ? parsed.value : parsed).toEqual(args)
      const { outcome } = here.run(name, args)
      expect(outcome).toMatchObject({ ok: true })
      if (
        outcome.ok &&
        typeof outcome.value === 'object' &&
        outcome.value !== null &&
        'refused' in outcome.value
      ) {
        expect(outcome.value.refused).toEqual([])
      }
    }
    expect(here.store.all('order')).toHaveLength(250)
    expect(
      here.store
        .all('order')
        .every(
          ({ status, carrierId, customerId }) =>
            status === 'open' && carrierId !== null && customerId !== null,
        ),
    ).toBe(true)
    const lacking = here.store
      .all('productStock')
      .filter(({ onHandEach, promisedEach }) => promisedEach > onHandEach)
    expect(lacking.length).toBeGreaterThan(2)
    expect(lacking.length).toBeLessThan(30)
  })

  it('has goods with right barcodes, all different', () => {
    const products = rows('saveProducts', ({ products }) => products)
    const codes = products.flatMap(({ barcodes }) => barcodes)
    expect(products).toHaveLength(3_000)
    expect(new Set(products.map(({ sku }) => sku)).size).toBe(3_000)
    expect(new Set(products.map(({ name }) => name)).size).toBe(3_000)
    expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length)
    expect(
      codes.every(
        ({ code, unit }) => hasValidGs1CheckDigit(code) && code.length === (unit === 'case' ? 14 : 13),
      ),
    ).toBe(true)
    expect(
      products.every(
        ({ weightGrams, lengthMm, priceMinor }) =>
          (weightGrams ?? 0) > 0 && (lengthMm ?? 0) > 0 && (priceMinor ?? 0) > 0,
      ),
    ).toBe(true)
  })

  it('has people with badges for every job, and customers in fifteen countries', () => {
    const people = steps.filter(
      (step): step is DemoStep & { name: 'saveUserAccount' } => step.name === 'saveUserAccount',
    )
    expect(new Set(people.flatMap(({ args }) => args.roles)).size).toBe(6)
    expect(people.every(({ args }) => parseOwnCode(args.badgeCode ?? '').ok)).toBe(true)
    const customers = rows('saveCustomers', ({ customers }) => customers)
    expect(customers).toHaveLength(400)
    expect(new Set(customers.map(({ address }) => address?.country)).size).toBe(15)
    expect(customers.every(({ address }) => !/[#?]/.test(address?.postcode ?? '#'))).toBe(true)
  })
})
