/**
 * A house as the planner sees it. Every length and coordinate is a whole number of steps (`stepsPerUnit` of them make one unit
 * of the file, usually millimetres of a metre), so that sums are exact and equal lengths compare as equal.
 */
export interface PickLayout {
  readonly unit: string
  readonly stepsPerUnit: number
  readonly areas: readonly Area[]
  readonly places: readonly string[]
  readonly paths: readonly Path[]
  readonly depots: readonly Depot[]
  readonly bins: ReadonlyMap<string, Spot>
}

export interface Area {
  readonly id: string
  /** In the order of their x. */
  readonly aisles: readonly Aisle[]
  /** Their y, ascending. */
  readonly crossAisles: readonly number[]
  readonly oneWay: boolean
}

export interface Aisle {
  readonly id: string
  readonly x: number
  readonly direction: Direction
}

export type Direction = 'both' | 'up' | 'down'

/** In an aisle, on a cross aisle beside the aisles (`aisle` is −1, `y` is then one of the area's cross aisles), or a place. */
export type Spot = GridSpot | PlaceSpot

export interface GridSpot {
  readonly area: number
  readonly aisle: number
  readonly x: number
  readonly y: number
}

export interface PlaceSpot {
  readonly place: number
}

/** A way between areas or places that is no aisle: a door, a lift, a stair, a corridor. */
export interface Path {
  readonly from: Spot
  readonly to: Spot
  readonly length: number
  readonly oneWay: boolean
}

export interface Depot {
  readonly id: string
  readonly spot: Spot
  /** From where one stands to the nearest cross aisle, once each way. */
  readonly access: number
}

export function isPlace(spot: Spot): spot is PlaceSpot {
  return 'place' in spot
}

export function spotKey(spot: Spot): string {
  return isPlace(spot) ? `p${spot.place}` : `${spot.area}|${spot.x}|${spot.y}`
}
