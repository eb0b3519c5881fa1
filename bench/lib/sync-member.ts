import { openStation } from '../../src/station/core/station.ts'
import { eventSocket } from '../../src/station/sync/event-socket.ts'
import { httpTransport } from '../../src/station/sync/http-transport.ts'
import { serverClient } from '../../src/station/sync/server-client.ts'
import { syncLine } from '../../src/station/sync/sync-line.ts'
import { confirmPieces, PUSH_SIZE, stationName, WAREHOUSE_SPACES } from './sync-house.ts'

/**
 * A station in a process of its own, with the line that every station has: `go` begins it, and after every round it says how far it is;
 * `scan` confirms one more piece. Arguments: data folder, address, token.
 */
export interface Said {
  readonly waiting: number
  readonly versions: Readonly<Record<string, number>>
  readonly movements: number
  /** By a clock that all processes of this machine share. */
  readonly atMs: number
  readonly trouble?: string
}

export type Order = 'go' | 'scan'

const [dataDir, address, token] = process.argv.slice(2)
if (!dataDir || !address || !token) throw new Error('data folder, address and token are missing')
const station = openStation({ dataDir })
const { replica, read } = station

const say = (trouble?: string): void => {
  const atMs = performance.timeOrigin + performance.now()
  const movements = read.get<{ n: number }>('select count(*) as "n" from "movement"')?.n ?? 0
  const said: Said = { waiting: replica.pendingCount(), versions: replica.versions(), movements, atMs }
  process.send?.(trouble === undefined ? said : { ...said, trouble })
}

const go = (): void => {
  const client = serverClient({ address, pin: null, token })
  const line = syncLine({
    replica,
    spaces: WAREHOUSE_SPACES,
    clock: station.clock,
    random: Math.random,
    schedule(work, ms) {
      const timer = setTimeout(work, ms)
      return { cancel: () => clearTimeout(timer) }
    },
    onState(state) {
      if (state.state === 'online') say()
    },
    onTrouble: (error) => say(String(error)),
    fewNumbers: () => false,
    claims: { tend: () => [] },
    afterRound: () => undefined,
    transport: httpTransport(client),
    openEvents: eventSocket(client),
    close: client.close,
  })
  station.on((tables) => {
    line.nudge()
    if (tables.includes('movement')) say()
  })
}

let pieces: Generator<void> | undefined
process.on('message', (order: Order) => {
  if (order === 'go') return go()
  const me = Array.from({ length: PUSH_SIZE.members }, (_, n) => n).find(
    (n) => stationName(n) === station.identity?.stationId,
  )
  pieces ??= confirmPieces(station, me ?? 0, PUSH_SIZE.members)
  if (pieces.next().done) throw new Error('nothing is left to be picked')
})
say()
