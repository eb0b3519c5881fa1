import type { OperationId, StationId, UserId, WarehouseId } from '../../model/ids.ts'
import { memoryStore } from '../../model/memory-store.ts'
import {
  type Operation,
  type Outcome,
  operationContext,
  runOperation,
  spacesOf,
} from '../../model/operation.ts'
import { recordingTx, undo } from '../../model/recording-tx.ts'
import type { Role } from '../../model/roles.ts'

/** A house in memory, in which an operation runs as on a station: a refusal leaves nothing behind. */
export const WAREHOUSE = 'w1' as WarehouseId
export const STATION = 's1' as StationId
export const ADMINISTRATOR = 'u-admin' as UserId
export const PIN_HASH = `scrypt$32768$8$1$${'s'.repeat(22)}$${'h'.repeat(43)}`

export function emptyHouse() {
  const store = memoryStore()
  let next = 1
  const run = <Args, Value>(
    operation: Operation<string, Args, Value>,
    args: unknown,
    userId: UserId = ADMINISTRATOR,
  ): Outcome<Value> => {
    const tx = recordingTx(store, spacesOf(operation, WAREHOUSE))
    const op = operationContext({
      opId: `op${next++}` as OperationId,
      at: '2026-11-22T08:00:00.000Z',
      userId,
      stationId: STATION,
      warehouseId: WAREHOUSE,
    })
    const outcome = runOperation(operation, tx, operation.args.parse(args), op, 'first')
    if (!outcome.ok) undo(store, tx.beforeImages())
    return outcome
  }
  return { store, run }
}

export const setUpArgs = (change: Readonly<Record<string, unknown>> = {}) => ({
  warehouse: {
    id: WAREHOUSE,
    code: 'MAIN',
    name: 'Main',
    timeZone: 'Europe/Paris',
    country: 'FR',
    currency: 'EUR',
    language: 'fr',
    address: { name: 'Main', lines: [], postcode: '', city: '', country: 'FR' },
  },
  station: { id: STATION, name: 'Bench 1', prefix: 'A' },
  administrator: { id: ADMINISTRATOR, name: 'Ada', pinHash: PIN_HASH, language: 'fr' },
  ...change,
})

export const account = (
  userId: string,
  name: string,
  roles: readonly Role[],
  change: Readonly<Record<string, unknown>> = {},
) => ({
  userId,
  name,
  roles,
  language: 'en',
  active: true,
  ...change,
})
