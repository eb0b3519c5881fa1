import { expect, it } from 'vitest'
import type { OperationId, StationId, UserId, WarehouseId } from '../../model/ids.ts'
import { memoryStore } from '../../model/memory-store.ts'
import { type Operation, operationContext, runOperation, spacesOf } from '../../model/operation.ts'
import { recordingTx, undo } from '../../model/recording-tx.ts'
import { openWarehouse } from './open-warehouse.ts'
import { registerStation } from './register-station.ts'
import { ADMINISTRATOR, setUpArgs, WAREHOUSE } from './set-up.testkit.ts'
import { setUpWarehouse } from './set-up-warehouse.ts'

/** A whole organisation in memory, as its server has it: each operation runs in a warehouse of its own. */
function organisation() {
  const store = memoryStore()
  let next = 1
  const run = <Args>(operation: Operation<string, Args, unknown>, args: unknown, where: string) => {
    const warehouseId = where as WarehouseId
    const tx = recordingTx(store, spacesOf(operation, warehouseId))
    const op = operationContext({
      opId: `op${next++}` as OperationId,
      at: '2026-11-22T08:00:00.000Z',
      userId: ADMINISTRATOR as UserId,
      stationId: 's1' as StationId,
      warehouseId,
    })
    const outcome = runOperation(operation, tx, operation.args.parse(args), op, 'replay')
    if (!outcome.ok) undo(store, tx.beforeImages())
    return outcome
  }
  return { store, run }
}

const warehouse = (id: string, code: string) => ({
  warehouse: { ...setUpArgs().warehouse, id, code, name: code },
})

it('[SP1] opens a warehouse with places of its own, into which stations with numbers of their own come', () => {
  const { store, run } = organisation()
  run(setUpWarehouse, setUpArgs(), WAREHOUSE)
  expect(run(openWarehouse, warehouse('w2', 'SOUTH'), 'w2').ok).toBe(true)
  const codesOf = (id: string) =>
    store
      .all('location')
      .filter((row) => row.warehouseId === id)
      .map((row) => row.code)
      .sort()
  expect(codesOf('w2')).toEqual(codesOf(WAREHOUSE))
  expect(codesOf('w2')).toHaveLength(6)
  const joined = run(registerStation, { station: { id: 's2', name: 'South 1', prefix: 'B' } }, 'w2')
  expect(joined.ok).toBe(true)
  const ranges = store.all('numberBlock').filter((block) => block.kind === 'sscc')
  expect(ranges.map(({ warehouseId, nextSerial }) => [warehouseId, nextSerial])).toEqual([
    [WAREHOUSE, 1],
    ['w2', 1_000_001],
  ])
  // Shared by both.
  expect(store.all('carrier')).toHaveLength(1)
  expect(store.all('user')).toHaveLength(1)
})

it('[SP2] refuses a code that is taken, and another house', () => {
  const { store, run } = organisation()
  run(setUpWarehouse, setUpArgs({ administrator: null }), WAREHOUSE)
  const before = store.all('location').length
  const other = setUpArgs({
    warehouse: { ...setUpArgs().warehouse, id: 'w9', code: 'OTHER' },
    station: { id: 's1', name: 'x', prefix: 'A' },
  })
  expect(run(setUpWarehouse, other, 'w9')).toEqual({ ok: false, refusal: { code: 'serverHasHouse' } })
  run(setUpWarehouse, setUpArgs(), WAREHOUSE)
  expect(run(openWarehouse, warehouse('w2', 'MAIN'), 'w2')).toEqual({
    ok: false,
    refusal: { code: 'codeTaken', value: 'MAIN' },
  })
  expect(run(setUpWarehouse, other, 'w9')).toEqual({ ok: false, refusal: { code: 'setUpAlready' } })
  expect(store.all('location')).toHaveLength(before)
})
