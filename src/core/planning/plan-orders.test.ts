import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GridSpot } from './layout/pick-layout.ts'
import { planOrders } from './plan-orders.ts'
import { PICK_METHODS, type Plan, PlanError, type PlanOrder, type PlanRequest } from './plan-request.ts'
import { gridDistance, layoutOf } from './planning.testkit.ts'
import { ROUTINGS } from './routing/router.ts'

const layout = layoutOf({
  aisles: [0, 2.4, 4.8, 7.2].map((x, index) => ({ id: `A${index}`, x })),
  crossAisles: [0, 11, 22],
  depot: { x: 1.2, y: -2 },
  bins: Array.from({ length: 80 }, (_, index) => ({
    code: `B${index}`,
    aisle: `A${index % 4}`,
    y: 1 + Math.floor(index / 4),
  })),
})

const request = (orders: readonly PlanOrder[], change: Partial<PlanRequest> = {}): PlanRequest => {
  let calls = 0
  return {
    layout,
    orders,
    capacity: { qty: 12, totes: 3 },
    method: 'batch',
    routing: 'exact',
    seed: 1,
    spent: () => calls++ / 8,
    ...change,
  }
}

const line = fc.record({
  bin: fc.nat({ max: 79 }).map((bin) => `B${bin}`),
  qty: fc.integer({ min: 1, max: 3 }),
})
const orders: fc.Arbitrary<PlanOrder[]> = fc
  .array(fc.array(line, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 18 })
  .map((all) => all.map((lines, index) => ({ id: `O${index}`, lines, totes: 1 })))

/** Reads the plan with nothing but the request: what it carries, whom it serves, and how far it really is. */
function check({ orders: wanted, capacity }: PlanRequest, plan: Plan): void {
  const byId = new Map(wanted.map((order) => [order.id, order]))
  expect(plan.tours.flatMap((tour) => tour.orders).sort()).toEqual([...byId.keys()].sort())
  for (const tour of plan.tours) {
    const carried = tour.orders.map((id) => byId.get(id) as PlanOrder)
    const lines = carried.flatMap((order) => order.lines)
    const qty = lines.reduce((sum, each) => sum + each.qty, 0)
    expect(tour.qty).toBe(qty)
    expect(qty).toBeLessThanOrEqual(capacity.qty ?? Number.POSITIVE_INFINITY)
    expect(carried.length).toBeLessThanOrEqual(capacity.totes ?? Number.POSITIVE_INFINITY)
    expect([...tour.route].sort()).toEqual([...new Set(lines.map(({ bin }) => bin))].sort())
    const depot = layout.depots[0]?.spot as GridSpot
    const spots = [depot, ...tour.route.map((bin) => layout.bins.get(bin) as GridSpot), depot]
    let length = 2 * 2000
    spots.forEach((spot, at) => {
      const before = spots[at - 1]
      if (before && layout.areas[0]) length += gridDistance(layout.areas[0], before, spot)
    })
    expect(tour.length).toBe(length)
    expect(tour.walked).toBeGreaterThanOrEqual(length)
  }
  expect(plan.length).toBe(plan.tours.reduce((sum, tour) => sum + tour.length, 0))
}

describe('planOrders', () => {
  it.each(PICK_METHODS.flatMap((method) => ROUTINGS.map((routing) => ({ method, routing }))))(
    'serves every order once, within what a tour carries, as far as it says ($method, $routing)',
    ({ method, routing }) => {
      fc.assert(
        fc.property(orders, (wanted) => {
          const asked = request(wanted, { method, routing, waves: { orders: 7 } })
          check(asked, planOrders(asked))
        }),
        { numRuns: 6 },
      )
    },
  )

  it('walks less in batches than order by order', () => {
    const wanted = Array.from(
      { length: 20 },
      (_, index): PlanOrder => ({
        id: String(index),
        lines: [{ bin: `B${(index * 7) % 80}`, qty: 1 }],
      }),
    )
    const single = planOrders(request(wanted, { method: 'single' })).length
    const batch = planOrders(request(wanted)).length
    expect(batch).toBeLessThan(single / 3)
  })

  it('passes a cart from zone to zone, leaving out those without work', () => {
    const wanted = [{ id: '1', lines: ['B3', 'B0', 'B4'].map((bin) => ({ bin, qty: 1 })) }]
    const [tour] = planOrders(request(wanted, { method: 'zone', zones: 4 })).tours
    expect(tour?.zones.map(({ route }) => route.toSorted())).toEqual([['B0', 'B4'], ['B3']])
  })

  it('tells all at once what cannot be planned', () => {
    const wanted = [
      { id: '1', lines: [{ bin: 'B1', qty: 13 }] },
      { id: '2', lines: [{ bin: 'X', qty: 1 }] },
      { id: '2', lines: [{ bin: 'B1', qty: 1 }] },
    ]
    try {
      planOrders(request(wanted))
      expect.unreachable()
    } catch (error) {
      expect((error as PlanError).problems).toEqual([
        { kind: 'overCapacity', order: '1', measure: 'qty', needs: 13, most: 12 },
        { kind: 'unknownBin', order: '2', bin: 'X' },
        { kind: 'duplicateOrder', order: '2' },
      ])
    }
    expect(() => planOrders(request([], { depot: 'roof' }))).toThrow(PlanError)
  })

  it('plans nothing for no orders', () => {
    expect(planOrders(request([]))).toEqual({ tours: [], length: 0, walked: 0 })
  })

  it('plans across one-way aisles and irregular places', () => {
    const odd = layoutOf({
      areas: [
        {
          id: 'g',
          aisles: [
            { id: 'A', x: 0, direction: 'up' },
            { id: 'B', x: 3, direction: 'down' },
          ],
          crossAisles: [0, 10],
        },
      ],
      places: [{ id: 'cage' }],
      paths: [{ from: { x: 0, y: 10 }, to: { place: 'cage' }, length: 6 }],
      depot: { x: 0, y: 0 },
      bins: [
        { code: 'a', aisle: 'A', y: 4 },
        { code: 'b', aisle: 'B', y: 7 },
        { code: 'c', place: 'cage' },
      ],
    })
    const wanted = Array.from(
      { length: 15 },
      (_, index): PlanOrder => ({
        id: String(index),
        lines: [{ bin: 'abc'[index % 3] ?? 'a', qty: 2 }],
      }),
    )
    const { tours, length } = planOrders(request(wanted, { layout: odd }))
    expect(tours.flatMap((tour) => tour.orders).length).toBe(15)
    // Three carts' worth: at best two go round the aisles and one to the cage as well.
    expect(length / odd.stepsPerUnit).toBe(26 + 26 + 38)
  })
})
