import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sqliteStore } from '../../db/sqlite-store.ts'
import type { BarcodeId, LocationId, ProductId, UserId, WarehouseId } from '../../src/core/model/ids.ts'
import { memoryStore } from '../../src/core/model/memory-store.ts'
import { recordingTx, undo } from '../../src/core/model/recording-tx.ts'
import { MissingRowError, type RowStore, TakenError } from '../../src/core/model/row-store.ts'
import { ORGANISATION, warehouseSpace } from '../../src/core/model/spaces.ts'
import type { Row } from '../../src/core/model/tables.ts'
import { add } from '../../src/core/model/tx.ts'

/** The rules TX of docs/protocol.md, on every store that a station has. */
function sqlite(): RowStore {
  const client = new Database(':memory:')
  migrate(drizzle({ client }), {
    migrationsFolder: new URL('../../db/migrations/sqlite', import.meta.url).pathname,
  })
  return sqliteStore(client)
}

const here = 'w1' as WarehouseId
const everywhere = [ORGANISATION, warehouseSpace(here)]

const barcode = (id: string, code: string, productId = 'p1', qtyEach = 1): Row<'barcode'> => ({
  id: id as BarcodeId,
  productId: productId as ProductId,
  code,
  unit: 'each',
  qtyEach,
})

const location = (id: string, code: string): Row<'location'> => ({
  id: id as LocationId,
  warehouseId: here,
  code,
  kind: 'bin',
  zoneId: null,
  aisle: null,
  xMm: 0,
  yMm: 0,
  level: 0,
  walkSequence: 0,
  pickFace: true,
  active: false,
  orderId: null,
})

const user = (id: string, badgeCode: string | null): Row<'user'> => ({
  id: id as UserId,
  name: `name of ${id}`,
  badgeCode,
  pinHash: null,
  roles: ['picker', 'packer'],
  language: 'fr',
  theme: 'system',
  active: true,
})

describe.each([
  ['memory', memoryStore as () => RowStore],
  ['SQLite', sqlite],
])('a row store in %s', (_name, open) => {
  const start = () => {
    const store = open()
    return { store, tx: recordingTx(store, everywhere) }
  }

  it('[TX1] gives back what was put in: flags, JSON and null as they were', () => {
    const { tx } = start()
    tx.insert('user', user('u1', null))
    tx.insert('location', location('l1', 'A-01'))
    expect(tx.get('user', 'u1' as UserId)).toEqual(user('u1', null))
    expect(tx.get('location', 'l1' as LocationId)).toEqual(location('l1', 'A-01'))
    expect(tx.get('user', 'u2' as UserId)).toBeUndefined()
  })

  it('[TX2] answers `where` in the bytewise order of ids, whatever the order of insertion', () => {
    const { tx } = start()
    for (const id of ['b', 'a', 'B', 'a-1', 'a0', 'Z']) tx.insert('barcode', barcode(id, `code ${id}`))
    const ids = tx.where('barcode', { productId: 'p1' as ProductId }).map((row) => row.id)
    expect(ids).toEqual(['B', 'Z', 'a', 'a-1', 'a0', 'b'])
  })

  it('[TX3] refuses a `where` that no index leads', () => {
    const { tx } = start()
    expect(() => tx.where('barcode', { qtyEach: 1 })).toThrow(/no index/)
    expect(() => tx.where('barcode', {})).toThrow(/no index/)
    expect(tx.where('location', { warehouseId: here })).toEqual([])
  })

  it('[TX4] throws where an id or a unique key is taken, and null takes none', () => {
    const { tx } = start()
    tx.insert('barcode', barcode('b1', 'one'))
    expect(() => tx.insert('barcode', barcode('b1', 'two'))).toThrow(TakenError)
    expect(() => tx.insert('barcode', barcode('b2', 'one'))).toThrow(TakenError)
    tx.insert('barcode', barcode('b3', 'three'))
    expect(() => tx.update('barcode', 'b3' as BarcodeId, { code: 'one' })).toThrow(TakenError)
    tx.insert('user', user('u1', null))
    tx.insert('user', user('u2', null))
    expect(tx.where('user', { badgeCode: null })).toHaveLength(2)
  })

  it('[TX5] throws where a row to change or delete is missing', () => {
    const { tx } = start()
    expect(() => tx.update('barcode', 'none' as BarcodeId, { qtyEach: 2 })).toThrow(MissingRowError)
    expect(() => tx.delete('barcode', 'none' as BarcodeId)).toThrow(MissingRowError)
  })

  it('[TX6] adds a delta to what is there', () => {
    const { tx } = start()
    tx.insert('barcode', barcode('b1', 'one', 'p1', 5))
    tx.update('barcode', 'b1' as BarcodeId, { qtyEach: add(3) })
    tx.update('barcode', 'b1' as BarcodeId, { qtyEach: add(-10) })
    expect(tx.get('barcode', 'b1' as BarcodeId)?.qtyEach).toBe(-2)
  })

  it('[TX7] hands out copies: changing a row in hand changes nothing', () => {
    const { tx } = start()
    tx.insert('barcode', barcode('b1', 'one'))
    const row = tx.get('barcode', 'b1' as BarcodeId)
    if (row) row.code = 'changed'
    expect(tx.get('barcode', 'b1' as BarcodeId)?.code).toBe('one')
  })

  it('[TX8] keeps one before-image a row, of its first touch, and undoes by them', () => {
    const { store, tx: first } = start()
    first.insert('barcode', barcode('b1', 'one'))
    first.insert('barcode', barcode('b2', 'two'))
    const tx = recordingTx(store, everywhere)
    // The unique code moves from b1 to b3, so that an undo in the wrong order would collide.
    tx.update('barcode', 'b1' as BarcodeId, { code: 'free' })
    tx.update('barcode', 'b1' as BarcodeId, { qtyEach: add(1) })
    tx.insert('barcode', barcode('b3', 'one'))
    tx.delete('barcode', 'b2' as BarcodeId)
    expect(tx.beforeImages().map(({ id, row }) => [id, row])).toEqual([
      ['b1', barcode('b1', 'one')],
      ['b3', null],
      ['b2', barcode('b2', 'two')],
    ])
    expect(tx.changedTables()).toEqual(['barcode'])
    undo(store, tx.beforeImages())
    expect(store.where('barcode', { productId: 'p1' as ProductId })).toEqual([
      barcode('b1', 'one'),
      barcode('b2', 'two'),
    ])
  })

  it('[TX9] refuses a write to a space that was not declared', () => {
    const { store } = start()
    const tx = recordingTx(store, [warehouseSpace(here)])
    expect(() => tx.insert('barcode', barcode('b1', 'one'))).toThrow(/did not declare/)
    tx.insert('location', location('l1', 'A-01'))
    const other = { ...location('l2', 'A-02'), warehouseId: 'w2' as WarehouseId }
    expect(() => tx.insert('location', other)).toThrow(/did not declare/)
  })

  it('[TX10] raises the counter of a space once for an operation, and only of spaces that were written', () => {
    const { store, tx } = start()
    tx.insert('barcode', barcode('b1', 'one'))
    tx.insert('barcode', barcode('b2', 'two'))
    expect(store.nextVersion(ORGANISATION)).toBe(2)
    expect(store.nextVersion(warehouseSpace(here))).toBe(1)
  })
})

describe('SQLite against memory', () => {
  const step = fc.record({
    verb: fc.constantFrom('insert', 'update', 'delete', 'add'),
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    code: fc.constantFrom('1', '2', '3', '4', '5'),
    productId: fc.constantFrom('p1', 'p2'),
    amount: fc.integer({ min: -5, max: 5 }),
  })

  it('[TX11] any sequence of writes does the same on both, refusals included', () => {
    let refused = 0
    let done = 0
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const stores = [memoryStore(), sqlite()]
        const seen = stores.map((store) => {
          const tx = recordingTx(store, everywhere)
          const results = steps.map(({ verb, id, code, productId, amount }) => {
            try {
              if (verb === 'insert') tx.insert('barcode', barcode(id, code, productId, amount))
              if (verb === 'update')
                tx.update('barcode', id as BarcodeId, { code, productId: productId as ProductId })
              if (verb === 'add') tx.update('barcode', id as BarcodeId, { qtyEach: add(amount) })
              if (verb === 'delete') tx.delete('barcode', id as BarcodeId)
              done++
              return 'done'
            } catch (error) {
              refused++
              return (error as Error).name
            }
          })
          const rows = ['p1', 'p2'].map((p) => tx.where('barcode', { productId: p as ProductId }))
          const images = tx.beforeImages()
          undo(store, images)
          const undone = ['p1', 'p2'].flatMap((p) => store.where('barcode', { productId: p as ProductId }))
          return { results, rows, images, undone }
        })
        expect(seen[1]).toEqual(seen[0])
        expect(seen[0]?.undone).toEqual([])
      }),
      { numRuns: 150 },
    )
    expect(done).toBeGreaterThan(100)
    expect(refused).toBeGreaterThan(100)
  })
})
