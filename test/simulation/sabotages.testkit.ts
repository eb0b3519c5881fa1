import type { RowStore } from '../../src/core/model/row-store.ts'
import type { SpaceName } from '../../src/core/model/spaces.ts'
import type { AnyRow } from '../../src/core/model/tables.ts'
import type { SyncOutcome } from '../../src/core/protocol/sync.ts'
import type { PushTx, Run, ServerStore } from '../../src/server/store/server-store.ts'
import type { Changes } from '../../src/station/sync/rebase.ts'
import type { Replica } from '../../src/station/sync/replica.ts'
import type { Node } from './node.testkit.ts'
import type { Sabotage } from './sabotage.testkit.ts'

/** Thirteen bugs of the kind that such systems have. Each sits in a wrapper; the product knows nothing of them. */
export const sabotages: readonly (Sabotage & { readonly foundBy: RegExp })[] = [
  {
    name: 'pending operations are undone in the wrong order',
    foundBy: /^Replay|^Final/,
    replica: undoneInWrongOrder,
  },
  { name: 'a stale pull is accepted', foundBy: /^Replay|^Final/, replica: acceptingStalePulls },
  { name: 'an id is random', foundBy: /^Model/, store: withRandomIds },
  { name: 'a refusal is not rolled back', foundBy: /^Model/, store: keepingRefused },
  { name: 'an update is lost', foundBy: /^Model/, store: losingUpdates },
  { name: 'the counter of a space is not locked', foundBy: /^Replay|^Final/, store: withUnlockedCounter },
  { name: 'a push is acknowledged before the commit', foundBy: /acknowledged/, store: acknowledgingEarly },
  {
    name: 'a refused operation gives its number back',
    foundBy: /^Paper.*printed twice/,
    replica: givingBack,
  },
  {
    name: 'an operation forgets which numbers it took',
    foundBy: /^Paper.*its paper says/,
    replica: forgettingNumbers,
  },
  { name: 'a refusal is told to nobody', foundBy: /^Inbox.*no case says so/, replica: tellingNobody },
  { name: 'a rerun prints once more', foundBy: /printed twice/, replica: printingOnRerun },
  {
    name: 'claims are given although another holds them',
    foundBy: /^Claims: .* (at once|picked)/,
    serverTime: (nowMs) => nowMs + 12 * 3_600_000,
  },
  {
    name: 'a task is begun on a claim that has ended',
    foundBy: /^Claims: .* (has ended|picked)/,
    ungated: true,
  },
]

const beforeEach = (replica: Replica, tamper: (changes: Changes) => void): Replica => ({
  ...replica,
  apply(changes) {
    tamper(changes)
    return replica.apply(changes)
  },
})

function undoneInWrongOrder(replica: Replica, { db }: Node): Replica {
  return beforeEach(replica, () => {
    const rows = db
      .prepare<[], { seq: number; before: string }>(
        `select "seq", "before" from "outbox" where "state" = 'pending' order by "seq"`,
      )
      .all()
    const put = db.prepare('update "outbox" set "before" = ? where "seq" = ?')
    for (const [index, { seq }] of rows.entries()) put.run(rows.at(-1 - index)?.before, seq)
  })
}

function acceptingStalePulls(replica: Replica, { db }: Node): Replica {
  return beforeEach(replica, ({ epoch, versions }) => {
    db.prepare(`update "stationInfo" set "value" = ? where "key" = 'epoch'`).run(epoch)
    const lower = db.prepare('update "cursor" set "version" = min("version", ?) where "space" = ?')
    for (const [space, version] of Object.entries(versions)) lower.run(version, space)
  })
}

function tellingNobody(replica: Replica, { db }: Node): Replica {
  return {
    ...replica,
    apply(changes) {
      const result = replica.apply(changes)
      db.exec(`update "outbox" set "state" = 'done', "detail" = null where "state" = 'refused'`)
      return result
    },
  }
}

function givingBack(replica: Replica, { db }: Node): Replica {
  return {
    ...replica,
    apply(changes) {
      const result = replica.apply(changes)
      db.exec('delete from "spentSerial"')
      return result
    },
  }
}

/** The blocks decide anew at every run, as they did before serials travelled with their operations. */
function forgettingNumbers(replica: Replica, { db }: Node): Replica {
  const forget = (): void => void db.exec('update "outbox" set "numbers" = null')
  return {
    ...beforeEach(replica, forget),
    batch(from) {
      forget()
      return replica.batch(from)
    },
  }
}

function printingOnRerun(replica: Replica, { db }: Node, print: (key: string) => void): Replica {
  const sealed = db.prepare<[], { opId: string }>(
    `select "opId" from "outbox" where "state" = 'pending' and "name" = 'sealParcel'`,
  )
  return {
    ...replica,
    apply(changes) {
      const result = replica.apply(changes)
      for (const { opId } of sealed.all()) print(`${opId}|label`)
      return result
    },
  }
}

/** What a batch does, done otherwise. */
function withAttempt(
  store: ServerStore,
  attempt: (tx: PushTx, run: Run, stationId: string) => Promise<SyncOutcome>,
): ServerStore {
  return {
    ...store,
    push: (stationId, spaces, work) =>
      store.push(stationId, spaces, (tx) => work({ ...tx, attempt: (run) => attempt(tx, run, stationId) })),
  }
}

/** What a batch sees of its store. */
function withRows(store: ServerStore, change: (rows: RowStore, stationId: string) => RowStore): ServerStore {
  return withAttempt(store, (tx, run, stationId) =>
    tx.attempt({ ...run, perform: (rows) => run.perform(change(rows, stationId)) }),
  )
}

function withRandomIds(store: ServerStore): ServerStore {
  let drawn = 0
  return withRows(store, (rows) => ({
    ...rows,
    insert(table, row, stamp) {
      rows.insert(table, table === 'orderEvent' ? { ...row, id: `${row.id}-${drawn++}` } : row, stamp)
    },
  }))
}

function keepingRefused(store: ServerStore): ServerStore {
  return withAttempt(store, async (tx, run) => {
    const said: SyncOutcome[] = []
    const kept = await tx.attempt({
      ...run,
      perform(rows) {
        said.push(run.perform(rows))
        return { seq: 0, outcome: 'done' }
      },
    })
    return said.at(-1) ?? kept
  })
}

/** Each connection adds to what it read last, whatever others have written since. */
function losingUpdates(store: ServerStore): ServerStore {
  const seen = new Map<string, AnyRow>()
  return withRows(store, (rows, stationId) => ({
    ...rows,
    get(table, id) {
      const now = rows.get(table, id)
      if (table !== 'productStock' || !now) return now
      const key = `${stationId}|${id}`
      if (!seen.has(key)) seen.set(key, now as AnyRow)
      return seen.get(key) as typeof now
    },
    update(table, id, columns, stamp) {
      rows.update(table, id, columns, stamp)
      const now = rows.get(table, id)
      if (now) seen.set(`${stationId}|${id}`, now as AnyRow)
    },
  }))
}

/** A pull sees the last number given out, and not yet what was written under the one before. */
function withUnlockedCounter(store: ServerStore): ServerStore {
  return {
    ...store,
    async pull(work) {
      const found = await store.pull(work)
      if (!found) return found
      const late = (version: number): boolean =>
        [...work.since].some(
          ([space, from]: [SpaceName, number]) =>
            version === (found.versions.get(space) ?? 0) - 1 && version > from,
        )
      return { ...found, rows: found.rows.filter(({ version }) => !late(version)) }
    },
  }
}

class NotCommittedError extends Error {}

function acknowledgingEarly(store: ServerStore): ServerStore {
  let pushes = 0
  return {
    ...store,
    async push(stationId, spaces, work) {
      if (++pushes % 4 > 0) return store.push(stationId, spaces, work)
      const said: Awaited<ReturnType<typeof work>>[] = []
      try {
        return await store.push(stationId, spaces, async (tx) => {
          said.push(await work(tx))
          throw new NotCommittedError()
        })
      } catch (error) {
        const [answer] = said
        if (!(error instanceof NotCommittedError) || answer === undefined) throw error
        return answer
      }
    },
  }
}
