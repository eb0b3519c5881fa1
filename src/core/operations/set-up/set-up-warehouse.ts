import { z } from 'zod'
import { StationId, UserId } from '../../model/ids.ts'
import { type OperationContext, request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import type { Tx } from '../../model/tx.ts'
import { Language, ShortText } from '../../model/units.ts'
import { activeAdministrators, BadgeCode, PinHash } from '../users/user-rules.ts'
import { furnishWarehouse, WarehouseFields } from './furnish-warehouse.ts'
import { DEMO_SSCC_PREFIX, grantFirstBlocks } from './number-blocks.ts'

/**
 * The first operation of a house: the warehouse, its first station, the ends of its ledger, and its administrator. Open to
 * anyone exactly until there is an administrator; who may ask before that, the host decides by its one-time code.
 *
 * An import from the command line may come first: it sets up without an administrator, and the first start of the console
 * runs the operation again for the same warehouse to name things and to add him.
 */
export const setUpWarehouse = request('setUpWarehouse', {
  permission: null,
  spaces: 'both',
  args: z.object({
    warehouse: WarehouseFields,
    station: z.object({ id: StationId, name: ShortText, prefix: z.string().regex(/^[A-Z]{1,3}$/) }),
    administrator: z
      .object({
        id: UserId,
        name: ShortText,
        pinHash: PinHash,
        badgeCode: BadgeCode.nullable().default(null),
        language: Language,
      })
      .nullable(),
  }),
  check(tx, a, op) {
    if (activeAdministrators(tx).length > 0) refuse('setUpAlready')
    // A house is set up by its own first station.
    if (a.warehouse.id !== op.warehouseId || a.station.id !== op.stationId)
      refuse('badArguments', { path: 'station', message: 'not the station that asks' })
  },
  run(tx, a, op) {
    if (tx.get('warehouse', a.warehouse.id)) {
      const { id, ...warehouse } = a.warehouse
      tx.update('warehouse', id, warehouse)
      tx.update('station', a.station.id, { name: a.station.name })
    } else {
      // Two houses cannot be made one: another one's carriers, boxes and numbers are here already.
      if (tx.where('carrier', { code: OWN_FLEET }).length > 0) refuse('serverHasHouse')
      tx.insert('warehouse', a.warehouse)
      tx.insert('station', { ...a.station, warehouseId: a.warehouse.id, removedAt: null, removedBy: null })
      furnishWarehouse(tx, op)
      grantFirstBlocks(tx, op, a.station, DEMO_SSCC_PREFIX)
      insertOwnFleet(tx, op)
      for (const box of boxes) tx.insert('box', { id: op.newId(), ...box, active: true })
    }
    if (!a.administrator) return
    tx.insert('user', { ...a.administrator, roles: ['administrator'], theme: 'system', active: true })
  },
})

const OWN_FLEET = 'OWN'

function insertOwnFleet(tx: Tx, op: OperationContext): void {
  tx.insert('carrier', {
    id: op.newId(),
    code: OWN_FLEET,
    name: 'Own fleet',
    serviceName: 'Standard',
    cutOff: '16:00',
    active: true,
  })
}

const boxes = [
  {
    code: 'S',
    name: 'S',
    lengthMm: 230,
    widthMm: 160,
    heightMm: 80,
    emptyWeightGrams: 80,
    maxWeightGrams: 5_000,
  },
  {
    code: 'M',
    name: 'M',
    lengthMm: 320,
    widthMm: 230,
    heightMm: 150,
    emptyWeightGrams: 180,
    maxWeightGrams: 12_000,
  },
  {
    code: 'L',
    name: 'L',
    lengthMm: 430,
    widthMm: 310,
    heightMm: 250,
    emptyWeightGrams: 350,
    maxWeightGrams: 20_000,
  },
  {
    code: 'XL',
    name: 'XL',
    lengthMm: 600,
    widthMm: 400,
    heightMm: 400,
    emptyWeightGrams: 750,
    maxWeightGrams: 30_000,
  },
] as const
