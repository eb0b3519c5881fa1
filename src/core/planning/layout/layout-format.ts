import * as z from 'zod'

/**
 * The layout format: how a house is drawn in a file. A house of one rectangular area is written in the short form (aisles, cross
 * aisles and a depot on top); several areas, floors and lifts, and irregular places with paths between them in the long
 * form. Both may not be mixed, so that no aisle has two homes. Lengths are in `unit`, whatever that is.
 */
const Coordinate = z.number().refine((value) => Math.abs(value) <= 1e6, 'is out of range')
const Name = z.string().min(1).max(100)

const Aisle = z.object({
  id: Name,
  x: Coordinate,
  /** One-way aisles: `up` is towards larger y. */
  direction: z.enum(['both', 'up', 'down']).optional(),
})

const AreaShape = {
  aisles: z.array(Aisle).min(1).max(2000),
  crossAisles: z.array(Coordinate).min(1).max(100),
}

const Area = z.object({ id: Name, ...AreaShape })

/** Somewhere in the house: in an area by coordinates, or a place of the graph by its name. */
const SpotDraft = z.union([
  z.object({ place: Name }),
  z.object({ area: Name.optional(), x: Coordinate, y: Coordinate }),
])

const BinDraft = z.union([
  z.object({ code: Name, place: Name }),
  z.object({ code: Name, area: Name.optional(), aisle: Name, y: Coordinate }),
])

const Bins = z.array(BinDraft).max(200_000)

const Path = z.object({
  from: SpotDraft,
  to: SpotDraft,
  length: z.number().min(0).max(1e6),
  oneWay: z.boolean().optional(),
})

const Depot = z.union([
  z.object({ id: Name.optional(), place: Name }),
  z.object({ id: Name.optional(), area: Name.optional(), x: Coordinate, y: Coordinate }),
])

export const LayoutFile = z.object({
  unit: z.string().max(20).default('m'),
  aisles: AreaShape.aisles.optional(),
  crossAisles: AreaShape.crossAisles.optional(),
  depot: Depot.optional(),
  areas: z.array(Area).max(200).optional(),
  places: z
    .array(z.object({ id: Name }))
    .max(20_000)
    .optional(),
  paths: z.array(Path).max(100_000).optional(),
  depots: z.array(Depot).max(100).optional(),
  bins: Bins,
})
export type LayoutFile = z.infer<typeof LayoutFile>
export type SpotDraft = z.infer<typeof SpotDraft>

const Positive = z.number().positive()

/** What one tour may carry. What is not given does not limit. */
export const CapacityFile = z.object({
  qty: Positive.optional(),
  weightGrams: Positive.optional(),
  volumeMl: Positive.optional(),
  totes: Positive.optional(),
})

const OrderLine = z.object({ bin: Name, qty: z.number().min(0).max(1e9) })

export const OrderFile = z.object({
  id: z.union([Name, z.number().transform(String)]),
  lines: z.array(OrderLine).max(100_000),
  weightGrams: z.number().min(0).optional(),
  volumeMl: z.number().min(0).optional(),
  totes: z.number().min(0).optional(),
  /** ISO 8601. */
  dueAt: z.iso.datetime({ offset: true }).optional(),
})

/** A planning problem: a house, a cart, and the orders. What else stands in the file is not ours. */
export const PlanningFile = z.object({
  name: z.string().max(300).default(''),
  layout: LayoutFile,
  capacity: CapacityFile.default({}),
  orders: z.array(OrderFile).max(100_000),
})
export type PlanningFile = z.infer<typeof PlanningFile>
