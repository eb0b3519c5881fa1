import type { Reply, Trouble } from '../station/client.ts'

/**
 * The rows behind a screen that counts by itself before the station has answered. Invariant: rows from the station replace
 * the screen's own only when they hold everything that the screen has done: nothing is on its way, and nothing was sent
 * since they were asked for. So a count never jumps back and forth, and ends as the station has it.
 */
export interface LiveRowsHost<V> {
  readonly ask: () => Promise<Reply<V>>
  readonly apply: (rows: V) => void
  readonly trouble: (trouble: Trouble) => void
  /** Runs soon; changes that come close together are answered by one asking. */
  readonly soon: (run: () => void) => void
}

export function createLiveRows<V>(host: LiveRowsHost<V>) {
  let onTheirWay = 0
  let sent = 0
  let wanted = false
  let planned = false
  let asking: Promise<void> | null = null

  const plan = () => {
    wanted = true
    if (planned) return
    planned = true
    host.soon(() => {
      planned = false
      void load()
    })
  }

  const ask = async () => {
    wanted = false
    const sentBefore = sent
    const reply = await host.ask()
    asking = null
    if (sentBefore !== sent) plan()
    else if (reply.ok) host.apply(reply.value)
    else host.trouble(reply.refusal)
    if (wanted) plan()
  }

  const load = async () => {
    if (asking || onTheirWay > 0 || !wanted) return
    asking = ask()
    await asking
  }

  return {
    /** Asks now, or as soon as nothing is on its way. */
    async refresh() {
      // An answer that is under way may be older than what the caller has just done.
      while (asking) await asking
      wanted = true
      await load()
    },
    /** The station says that rows changed. */
    changed: plan,
    /** What changes rows goes through here. */
    async during<R>(work: Promise<R>): Promise<R> {
      onTheirWay += 1
      sent += 1
      try {
        return await work
      } finally {
        onTheirWay -= 1
        if (onTheirWay === 0) plan()
        else wanted = true
      }
    },
  }
}

export type LiveRows = ReturnType<typeof createLiveRows>
