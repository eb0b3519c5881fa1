import type { OperationArgs } from '../operations/registry.ts'

/**
 * The demo warehouse's floor: twelve aisles in three zones, racks on both sides, six levels. The lower four are pick faces,
 * the upper two hold bulk. One walks the aisles up and down by turns.
 */
type LocationRow = OperationArgs<'saveLocations'>['locations'][number]

export interface DemoBin {
  readonly code: string
  readonly zone: string
  readonly pickFace: boolean
  /** 0 nearest to the packing benches. */
  readonly distance: number
}

const AISLES = [...'ABCDEFGHIJKL']
const BAYS = 40
const LEVELS = 6
const PICK_LEVELS = 4
const AISLE_PITCH_MM = 3_400
const BAY_PITCH_MM = 1_350
const HALF_AISLE_MM = 900
const TOTES = 60

export const demoZones = [
  { code: 'Z1', name: 'Small goods', aisles: 'ABCDEF' },
  { code: 'Z2', name: 'Food and care', aisles: 'GHI' },
  { code: 'Z3', name: 'Home and garden', aisles: 'JKL' },
] as const

export function demoLocations(): LocationRow[] {
  const rows: LocationRow[] = []
  AISLES.forEach((aisle, aisleIndex) => {
    for (let bay = 1; bay <= BAYS; bay++) {
      // Odd bays on the left, even ones on the right: two bays stand at the same depth of the aisle.
      const depth = Math.ceil(bay / 2)
      const onWay = aisleIndex % 2 === 0 ? bay : BAYS + 1 - bay
      for (let level = 1; level <= LEVELS; level++) {
        rows.push({
          code: `${aisle}-${String(bay).padStart(2, '0')}-${String(level).padStart(2, '0')}`,
          kind: 'bin',
          zone: zoneOf(aisle),
          aisle,
          xMm: aisleIndex * AISLE_PITCH_MM + (bay % 2 === 1 ? 0 : 2 * HALF_AISLE_MM),
          yMm: 4_000 + depth * BAY_PITCH_MM,
          level,
          walkSequence: (aisleIndex * (BAYS + 1) + onWay) * 10 + level,
          pickFace: level <= PICK_LEVELS,
          active: true,
        })
      }
    }
  })
  for (let tote = 1; tote <= TOTES; tote++) {
    rows.push({
      code: `T-${String(tote).padStart(3, '0')}`,
      kind: 'tote',
      zone: null,
      aisle: null,
      xMm: 0,
      yMm: 0,
      level: 0,
      walkSequence: 0,
      pickFace: false,
      active: true,
    })
  }
  return rows
}

/** Bins to put goods into, those that are reached soonest first. */
export function demoBins(): DemoBin[] {
  return demoLocations()
    .filter(({ kind }) => kind === 'bin')
    .map(({ code, zone, pickFace, yMm, level }) => ({
      code,
      zone: zone ?? '',
      pickFace,
      distance: yMm + Math.abs(level - 2) * 600,
    }))
    .sort((a, b) => a.distance - b.distance || (a.code < b.code ? -1 : 1))
}

function zoneOf(aisle: string): string {
  const zone = demoZones.find(({ aisles }) => aisles.includes(aisle))
  if (!zone) throw new Error(`no zone has aisle ${aisle}`)
  return zone.code
}
