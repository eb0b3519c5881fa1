import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sqliteStore } from '../../../db/sqlite-store.ts'
import { type StationId, SYSTEM_USER, type UserId, type WarehouseId } from '../../core/model/ids.ts'
import { type BeforeImage, undo } from '../../core/model/recording-tx.ts'
import { tableNames } from '../../core/model/tables.ts'
import { operations } from '../../core/operations/registry.ts'
import { openStation, type Station } from './station.ts'

const system = { userId: SYSTEM_USER }
const setUp = {
  warehouse: {
    id: 'w1' as WarehouseId,
    code: 'MAIN',
    name: 'Main',
    timeZone: 'Europe/Paris',
    country: 'FR',
    currency: 'EUR',
    language: 'fr' as const,
    address: { name: 'Main', lines: ['1 rue du Port'], postcode: '76600', city: 'Le Havre', country: 'FR' },
  },
  station: { id: 's1' as StationId, name: 'Bench 1', prefix: 'A' },
  administrator: {
    id: 'u1' as UserId,
    name: 'Ada',
    pinHash: `scrypt$16384$8$1$${'s'.repeat(22)}$${'h'.repeat(43)}`,
    badgeCode: null,
    language: 'en' as const,
  },
}

describe('a station', () => {
  let dataDir: string
  let station: Station
  const open = () => openStation({ dataDir, clock: () => new Date('2026-11-02T08:00:00Z') })
  const outbox = () =>
    station.read.all<{ seq: number; opId: string; name: string; before: string }>(
      'select * from "outbox" order by "seq"',
    )
  const rowCounts = () =>
    tableNames.map((name) => station.read.get<{ n: number }>(`select count(*) as n from "${name}"`)?.n ?? 0)

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'entrepot-station-'))
    station = open()
  })
  afterEach(() => {
    station.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('[OP1] keeps an operation and its outbox row together, and both outlive a restart', () => {
    expect(station.identity).toBeNull()
    expect(station.do('setUpWarehouse', setUp, system)).toMatchObject({ ok: true })
    expect(outbox().map((row) => [row.seq, row.name])).toEqual([[1, 'setUpWarehouse']])
    station.close()
    station = open()
    expect(station.identity).toMatchObject({ stationId: 's1', warehouseId: 'w1', prefix: 'A' })
    expect(station.read.get('select "name" from "user"')).toEqual({ name: 'Ada' })
    expect(outbox()).toHaveLength(1)
  })

  it('[OP2] leaves no trace of a refused operation: no row, no outbox, no gap in the sequence', () => {
    station.do('setUpWarehouse', setUp, system)
    const before = rowCounts()
    const heard = vi.fn()
    station.on(heard)
    const again = { ...setUp, warehouse: { ...setUp.warehouse, id: 'w2' as WarehouseId, code: 'TWO' } }
    expect(station.do('setUpWarehouse', again, system)).toEqual({
      ok: false,
      refusal: { code: 'setUpAlready' },
    })
    expect(rowCounts()).toEqual(before)
    expect(heard).not.toHaveBeenCalled()
    station.do('changeSetting', { key: 'lockMinutes', value: 9 }, system)
    expect(outbox().map((row) => row.seq)).toEqual([1, 2])
  })

  it('[OP3] rolls a fault back whole and goes on working', () => {
    station.do('setUpWarehouse', setUp, system)
    const before = rowCounts()
    const original = operations.changeSetting.run
    const run = vi.spyOn(operations.changeSetting, 'run').mockImplementation((...args) => {
      original(...args)
      throw new Error('a bug')
    })
    expect(() => station.do('changeSetting', { key: 'lockMinutes', value: 3 }, system)).toThrow('a bug')
    run.mockRestore()
    expect(rowCounts()).toEqual(before)
    expect(outbox()).toHaveLength(1)
    expect(station.do('changeSetting', { key: 'lockMinutes', value: 4 }, system).ok).toBe(true)
  })

  it('[OP4] refuses arguments that do not fit the schema, with the path', () => {
    const outcome = station.do(
      'setUpWarehouse',
      { ...setUp, station: { ...setUp.station, prefix: '' } },
      system,
    )
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'badArguments', path: 'station.prefix' } })
    expect(outbox()).toHaveLength(0)
  })

  it('[OP5] keeps before-images by which every operation can be undone, newest first', () => {
    station.do('setUpWarehouse', setUp, system)
    station.do('changeSetting', { key: 'lockMinutes', value: 9 }, system)
    station.do('changeSetting', { key: 'lockMinutes', value: 11 }, system)
    const kept = outbox().reverse()
    const db = new Database(join(dataDir, 'station.sqlite'))
    const store = sqliteStore(db)
    const lockMinutes = () => db.prepare(`select "value" from "setting" where "id" = 'lockMinutes'`).get()
    const values = kept.map((row) => {
      const images = (JSON.parse(row.before) as [BeforeImage['table'], string, BeforeImage['row']][]).map(
        ([table, id, image]) => ({ table, id, row: image }),
      )
      undo(store, images)
      return lockMinutes()
    })
    expect(values.slice(0, 1)).toEqual([{ value: '9' }])
    for (const name of tableNames) {
      expect([name, db.prepare(`select count(*) as n from "${name}"`).get()]).toEqual([name, { n: 0 }])
    }
    db.close()
  })

  it('[OP6] tells which tables changed, after the commit', () => {
    station.do('setUpWarehouse', setUp, system)
    const seen: unknown[] = []
    const stop = station.on((tables) => seen.push([tables, outbox().length]))
    station.do('changeSetting', { key: 'lockMinutes', value: 9 }, system)
    expect(seen).toEqual([[['setting'], 2]])
    stop()
    station.do('changeSetting', { key: 'lockMinutes', value: 10 }, system)
    expect(seen).toHaveLength(1)
  })

  it('is durable: WAL with synchronous FULL', () => {
    const db = new Database(join(dataDir, 'station.sqlite'), { readonly: true })
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    db.close()
  })
})
