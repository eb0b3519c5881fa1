import type { Database } from 'better-sqlite3'
import type { StationId, WarehouseId } from '../../core/model/ids.ts'

/** Which station and warehouse this data folder is; fixed by the set-up until a person makes it another. */
export interface Identity {
  readonly stationId: StationId
  readonly warehouseId: WarehouseId
  readonly name: string
  readonly prefix: string
}

export function identityStore(db: Database) {
  const find = db.prepare<
    [],
    { stationId: StationId; warehouseId: WarehouseId; name: string; prefix: string }
  >(
    `select "station"."id" as "stationId", "station"."warehouseId", "station"."name", "station"."prefix"
     from "stationInfo" join "station" on "station"."id" = "stationInfo"."value" where "stationInfo"."key" = 'stationId'`,
  )
  const put = db.prepare(
    `insert into "stationInfo" ("key", "value") values ('stationId', ?) on conflict ("key") do nothing`,
  )
  const drop = db.prepare(`delete from "stationInfo" where "key" = 'stationId'`)
  let known: Identity | undefined
  return {
    get(): Identity | null {
      known ??= find.get()
      return known ?? null
    },
    save(stationId: StationId): void {
      put.run(stationId)
      // The set-up may come twice (first by an import, then by a person) and name the station anew.
      known = undefined
    },
    replace(stationId: StationId): void {
      drop.run()
      put.run(stationId)
      known = undefined
    },
    /** The house's rows have changed: this station may have another name now. */
    forget(): void {
      known = undefined
    },
  }
}
