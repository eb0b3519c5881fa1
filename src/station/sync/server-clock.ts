import type { Database } from 'better-sqlite3'

/**
 * What time it is at the server, as far as a station can know. Never earlier than it is, because an answer counts from when it was asked
 * for: so that a claim is never held to be good after its end, however wrong the device's clock is and however long it slept meanwhile.
 *
 * Three things are known, and the latest of them counts: the server's last word and how much the device's clock has moved since;
 * the same by a clock that nobody can set, as long as the process runs; and the latest moment that was ever counted here, which
 * outlives a restart. A clock that is wrong but runs does no harm; one that is set forward ends claims early, and hearing the
 * server puts it right; one that is set back gains nothing while the process runs, and less than its stop when it does not.
 */
export interface ServerClock {
  now(): Date
  /** The server is asked now; whatever it says, it was not before this. */
  asking(): void
  /** The server has said its time in an answer. */
  heard(serverTime: string): void
  /** Its last word, by its own time; null: none was ever heard. */
  heardAt(): string | null
}

export interface ServerClockParts {
  readonly db: Database
  readonly clock: () => Date
  /** Milliseconds of a clock that is never set. */
  readonly monotonicMs: () => number
}

/** Of what is kept on the disk: a write for every answer would be a second sync for every answer. */
const KEEP_EVERY_MS = 60_000
/** An answer that is so much behind what is known was held up on its way, and says nothing of now. */
const HELD_UP_MS = 60_000

interface Known {
  readonly serverMs: number
  readonly wallMs: number
  /** Null after a restart: the other process's clock says nothing to this one. */
  readonly monotonicMs: number | null
}

export function serverClock({ db, clock, monotonicMs }: ServerClockParts): ServerClock {
  const find = db.prepare<[], { value: string }>(
    `select "value" from "stationInfo" where "key" = 'serverClock'`,
  )
  const put = db.prepare(
    `insert into "stationInfo" ("key", "value") values ('serverClock', ?) on conflict ("key") do update set "value" = excluded."value"`,
  )
  const stored = find.get()
  let known: Known | null = null
  let latestMs = Number.NEGATIVE_INFINITY
  let keptMs = Number.NEGATIVE_INFINITY
  let asked: { readonly wallMs: number; readonly monotonicMs: number } | null = null
  const here = () => ({ wallMs: clock().getTime(), monotonicMs: monotonicMs() })
  if (stored) {
    const { serverMs, wallMs, latestMs: latest } = JSON.parse(stored.value) as Record<string, number>
    if (serverMs !== undefined && wallMs !== undefined && latest !== undefined) {
      known = { serverMs, wallMs, monotonicMs: null }
      latestMs = latest
      keptMs = latest
    }
  }

  const sinceHeard = (at: Known): number =>
    Math.max(
      clock().getTime() - at.wallMs,
      at.monotonicMs === null ? Number.NEGATIVE_INFINITY : monotonicMs() - at.monotonicMs,
    )
  const keep = (): void => {
    if (!known) return
    put.run(JSON.stringify({ serverMs: known.serverMs, wallMs: known.wallMs, latestMs }))
    keptMs = latestMs
  }

  return {
    heardAt: () => known && new Date(known.serverMs).toISOString(),
    now() {
      if (!known) return clock()
      latestMs = Math.max(latestMs, known.serverMs + sinceHeard(known))
      if (latestMs - keptMs > KEEP_EVERY_MS) keep()
      return new Date(latestMs)
    },
    asking() {
      asked = here()
    },
    heard(serverTime) {
      const serverMs = Date.parse(serverTime)
      if (Number.isNaN(serverMs) || (known && serverMs <= known.serverMs)) return
      const ran = known?.monotonicMs == null ? null : known.serverMs + monotonicMs() - known.monotonicMs
      if (ran !== null && serverMs < ran - HELD_UP_MS) return
      const before = known && known.serverMs - known.wallMs
      known = { serverMs, ...(asked ?? here()) }
      latestMs = serverMs + Math.max(0, sinceHeard(known))
      const moved = before === null || Math.abs(known.serverMs - known.wallMs - before) > KEEP_EVERY_MS / 10
      if (moved || latestMs - keptMs > KEEP_EVERY_MS || latestMs < keptMs) keep()
    },
  }
}
