import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { stationInfo } from '../../../db/local-schema.ts'
import { StationId, UserId, WarehouseId } from '../../core/model/ids.ts'
import type { LocalDb } from '../core/database.ts'

/** Where this station's house has its server: kept in the data folder, so that every start goes on with it. */
const HousePlace = z.discriminatedUnion('role', [
  z.object({
    role: z.literal('member'),
    address: z.string(),
    pin: z.string().nullable(),
    stationId: StationId,
    warehouseId: WarehouseId,
    prefix: z.string(),
    /** `new`: this station sets the house up. */
    house: z.enum(['new', 'existing', 'own']),
    /** The token of this identity still lies beside the one of the identity before. */
    tokenIsNext: z.boolean().default(false),
    /** Who this station was in another warehouse: it is to be taken off the house, in the name of who moved it. */
    former: z.object({ stationId: StationId, userId: UserId }).nullable().default(null),
  }),
  z.object({ role: z.literal('host'), host: z.string(), port: z.int() }),
])
export type HousePlace = z.output<typeof HousePlace>

const KEY = 'house'

export function housePlaces(local: LocalDb) {
  return {
    read(): HousePlace | null {
      const row = local.select().from(stationInfo).where(eq(stationInfo.key, KEY)).get()
      return row ? HousePlace.parse(JSON.parse(row.value)) : null
    },
    save(place: HousePlace): void {
      const value = JSON.stringify(place)
      local
        .insert(stationInfo)
        .values({ key: KEY, value })
        .onConflictDoUpdate({ target: stationInfo.key, set: { value } })
        .run()
    },
  }
}
