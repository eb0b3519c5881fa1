import { randomUUID } from 'node:crypto'
import type { StationId, WarehouseId } from '../../core/model/ids.ts'
import { isServerStation } from '../../core/model/server-station.ts'
import type { Row } from '../../core/model/tables.ts'
import { freePrefix } from '../../core/operations/set-up/station-prefix.ts'
import type { JoinAnswer, JoinRequest, Problem } from '../../core/protocol/sync-http.ts'
import type { ServerStore } from '../store/server-store.ts'
import { runOwnOperation } from '../sync/own-operations.ts'
import { stationsOf, warehousesOf } from './house.ts'
import type { JoinCodes } from './join-codes.ts'
import { newToken, tokenHashOf } from './tokens.ts'

/**
 * A code becomes a station: its place in the house, its numbers, and its token, which is told this once. The first station of
 * a server without a house sets the house up, or brings the one that it has.
 */
export type JoinResult =
  | { readonly ok: true; readonly answer: JoinAnswer }
  | { readonly ok: false; readonly problem: Problem }

export interface JoinHouse {
  join(request: JoinRequest): Promise<JoinResult>
}

interface Parts {
  readonly store: ServerStore
  readonly codes: JoinCodes
  readonly clock: () => Date
  readonly randomBytes: (size: number) => Uint8Array
}

type Place = Omit<JoinAnswer, 'token'>

const wrongCode: Problem = { problem: 'wrongCode', message: 'This code is not, or no longer, good.' }

/** Two stations that join at the same moment want the same free prefix: the later one looks again. */
const MOST_TRIES = 20

export function joinHouse({ store, codes, clock, randomBytes }: Parts): JoinHouse {
  const admit = async (place: Place): Promise<JoinResult> => {
    const token = newToken(randomBytes)
    const { stationId, warehouseId } = place
    const joinedAt = clock().toISOString()
    await store.saveAccount({ stationId, warehouseId, tokenHash: tokenHashOf(token), joinedAt })
    return { ok: true, answer: { ...place, token } }
  }

  const register = async (
    warehouseId: WarehouseId,
    name: string,
    stationId = randomUUID() as string as StationId,
  ): Promise<Place> => {
    for (let tried = 0; tried < MOST_TRIES; tried++) {
      const prefix = freePrefix(new Set((await stationsOf(store)).map((station) => station.prefix)))
      const outcome = await runOwnOperation(store, warehouseId, clock, randomUUID, 'registerStation', {
        station: { id: stationId, name, prefix },
      })
      if (outcome.outcome === 'done') return { stationId, warehouseId, prefix, house: 'existing' }
      if (outcome.outcome === 'parked' || outcome.refusal.code !== 'codeTaken')
        throw new Error(`the station could not be registered: ${JSON.stringify(outcome)}`)
    }
    throw new Error('no free prefix was found for the station')
  }

  /** Who was taken off and has a code again is one of the house again. */
  const readmit = async (stationId: StationId, warehouseId: WarehouseId, name: string): Promise<Place> => {
    const found = (await stationsOf(store)).find(({ id }) => id === stationId)
    if (!found) return { ...(await register(warehouseId, name, stationId)), house: 'own' }
    const place = { stationId, warehouseId, prefix: '', house: 'own' } as const
    if (found.removedAt === null) return place
    const outcome = await runOwnOperation(store, warehouseId, clock, randomUUID, 'readmitStation', {
      stationId,
    })
    if (outcome.outcome !== 'done')
      throw new Error(`the station could not be let in: ${JSON.stringify(outcome)}`)
    return place
  }

  return {
    async join(request) {
      // Before anything else: who has no code learns nothing of this house.
      const code = await codes.meaning(request.code)
      if (!code) return { ok: false, problem: wrongCode }
      const warehouses = await warehousesOf(store)
      const chosen = await choose(store, request, code.warehouseId, warehouses)
      if ('problem' in chosen) return { ok: false, problem: chosen }
      // Only now is it used up, and of several who have it only one gets in.
      if (!(await codes.take(request.code))) return { ok: false, problem: wrongCode }
      if (chosen.as === 'member') return admit(await register(chosen.warehouseId, request.stationName))
      const { stationId, warehouseId } = chosen
      if (chosen.as === 'own' && warehouses.length > 0)
        return admit(await readmit(stationId, warehouseId, request.stationName))
      return admit({ stationId, warehouseId, prefix: chosen.prefix, house: chosen.as })
    },
  }
}

type Choice =
  | Problem
  | { readonly as: 'member'; readonly warehouseId: WarehouseId }
  | {
      readonly as: 'new' | 'own'
      readonly stationId: StationId
      readonly warehouseId: WarehouseId
      readonly prefix: string
    }

async function choose(
  store: ServerStore,
  request: JoinRequest,
  codeFor: WarehouseId | null,
  warehouses: readonly Row<'warehouse'>[],
): Promise<Choice> {
  const { station } = request
  const accounts = (await store.accounts()).filter((account) => !isServerStation(account.stationId))
  if (station) {
    const known = accounts.find((account) => account.stationId === station.stationId)
    if (known && codeFor !== null && codeFor !== station.warehouseId)
      return {
        problem: 'codeOfOther',
        message: 'This code is for another warehouse.',
        warehouses: warehouses.filter(({ id }) => id === codeFor).map(({ code, name }) => ({ code, name })),
      }
    if (known ? known.warehouseId === station.warehouseId : warehouses.length === 0 && accounts.length === 0)
      return { as: 'own', ...station, prefix: '' }
    // A server that was restored has lost who joined since: it is of this house, and comes in as who it is.
    const atHome = warehouses.some(({ id }) => id === station.warehouseId)
    if (!known && atHome && (codeFor ?? station.warehouseId) === station.warehouseId)
      return { as: 'own', ...station, prefix: '' }
    return {
      problem: 'houseExists',
      message: 'This server has a house of its own. A station with another house cannot join it.',
    }
  }
  if (warehouses.length === 0) {
    if (accounts.length > 0)
      return { problem: 'noHouse', message: 'The first station has not set up or sent the house yet.' }
    const fresh = {
      stationId: randomUUID() as string as StationId,
      warehouseId: randomUUID() as string as WarehouseId,
    }
    return { as: 'new', ...fresh, prefix: freePrefix(new Set()) }
  }
  const asked = request.warehouse?.toUpperCase() ?? null
  const fitting = warehouses.filter((warehouse) =>
    codeFor === null ? asked === null || warehouse.code === asked : warehouse.id === codeFor,
  )
  const [only] = fitting
  if (only && fitting.length === 1) return { as: 'member', warehouseId: only.id }
  return {
    problem: 'chooseWarehouse',
    message: 'Name the warehouse that the station stands in.',
    warehouses: warehouses.map(({ code, name }) => ({ code, name })),
  }
}
