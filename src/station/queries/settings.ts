import type { Row } from '../../core/model/tables.ts'
import { readSetting, type SettingKey, settings } from '../../core/operations/set-up/change-setting.ts'
import type { SettingChange, settingsQueries } from '../../core/protocol/queries/settings.ts'
import type { ReadDb } from '../core/read-db.ts'
import type { Implementations } from './query-context.ts'
import { readRows } from './row-reader.ts'

/** Settings, people, boxes and places. What tells of this host and its printers, the host answers. */
type DataQueries = Pick<
  Implementations<typeof settingsQueries>,
  'users' | 'settings' | 'settingChanges' | 'boxes' | 'locations' | 'warehouses'
>

export const settingsAnswers: DataQueries = {
  users({ station }) {
    const users = readRows(station.read, 'user', '1 = 1 order by "active" desc, "name" collate nocase')
    return users.map(({ pinHash, ...user }) => ({ ...user, hasPin: pinHash !== null }))
  },
  settings({ station }) {
    return allSettings(station.read)
  },
  settingChanges({ station }) {
    return station.read.all<SettingChange>(
      `select "s"."id" as "key", coalesce("u"."name", '') as "userName", "s"."changedAt" as "at"
         from "setting" "s" left join "user" "u" on "u"."id" = "s"."changedBy"
        where "s"."changedAt" is not null order by "s"."changedAt" desc, "s"."id"`,
    )
  },
  warehouses({ station }) {
    const here = station.identity?.warehouseId
    const stations = new Map(
      station.read
        .all<{ id: string; n: number }>(
          'select "warehouseId" as "id", count(*) as "n" from "station" group by "warehouseId"',
        )
        .map(({ id, n }) => [id, n]),
    )
    return readRows(station.read, 'warehouse', '1 = 1 order by "name" collate nocase').map(
      ({ id, code, name, timeZone }) => ({
        id,
        code,
        name,
        timeZone,
        here: id === here,
        stations: stations.get(id) ?? 0,
      }),
    )
  },
  boxes({ station }) {
    return readRows(station.read, 'box', '1 = 1 order by "lengthMm" * "widthMm" * "heightMm", "code"')
  },
  locations({ station }, { kind, search, after, limit }) {
    const warehouseId = station.identity?.warehouseId ?? ''
    const prefix = search.trim().toUpperCase()
    const rows = readRows(
      station.read,
      'location',
      // A range and not LIKE: codes may hold its wild cards, and the range runs on the index.
      '"warehouseId" = ? and "kind" = ? and "code" > ? and "code" >= ? and "code" < ? order by "code" limit ?',
      warehouseId,
      kind,
      after ?? '',
      prefix,
      `${prefix}\u{10ffff}`,
      limit + 1,
    )
    const page: Row<'location'>[] = rows.slice(0, limit)
    return { rows: page, next: rows.length > limit ? (page.at(-1)?.code ?? null) : null }
  },
}

export function allSettings(read: ReadDb): Readonly<Record<SettingKey, unknown>> {
  const stored = new Map(
    read
      .all<{ id: string; value: string }>('select "id", "value" from "setting"')
      .map(({ id, value }) => [id, JSON.parse(value) as unknown]),
  )
  const keys = Object.keys(settings) as SettingKey[]
  return Object.fromEntries(keys.map((key) => [key, readSetting(key, stored.get(key))])) as Record<
    SettingKey,
    unknown
  >
}

export function oneSetting<K extends SettingKey>(read: ReadDb, key: K) {
  const row = read.get<{ value: string }>('select "value" from "setting" where "id" = ?', key)
  return readSetting(key, row && JSON.parse(row.value))
}
