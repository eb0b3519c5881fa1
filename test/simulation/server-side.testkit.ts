import type { PickTaskId, StationId } from '../../src/core/model/ids.ts'
import type { ClaimWish } from '../../src/core/operations/claims/grant-claims.ts'
import type { OperationArgs } from '../../src/core/operations/registry.ts'
import { stationPrefix } from '../../src/core/operations/set-up/station-prefix.ts'
import type { PushAnswer, SyncOutcome } from '../../src/core/protocol/sync.ts'
import type { ServerStore } from '../../src/server/store/server-store.ts'
import { runOwnOperation } from '../../src/server/sync/own-operations.ts'
import { brokenRules } from '../properties/invariants.testkit.ts'
import { type Model, modelFrom } from './model.testkit.ts'
import { type Kind, LineDownError } from './node.testkit.ts'
import { OracleError } from './oracle-error.testkit.ts'
import type { Paper } from './paper.testkit.ts'
import type { Sabotage } from './sabotage.testkit.ts'
import { serve } from './serve.testkit.ts'
import type { ServerMachine } from './server-machine.testkit.ts'
import { differences, type Tables } from './tables.testkit.ts'
import type { Tally } from './tally.testkit.ts'
import { type Template, WAREHOUSE } from './template.testkit.ts'

export type Outcomes = ReadonlyMap<string, ReadonlyMap<StationId, SyncOutcome['outcome']>>

/**
 * The server of one history, under the oracle *Model*: after every push its rows and counters are those of its log, replayed in
 * memory; what it acknowledged is in that log; stock is conserved.
 */
export interface ServerSide {
  handle(kind: Kind, stationId: StationId, request: unknown): Promise<unknown>
  /** The next batch is rolled back when all of it is done. */
  failNextPush(): void
  /** Its rows at a moment that it told a station about. */
  tablesAt(epoch: string | null, versions: Readonly<Record<string, number>>): Tables | undefined
  tables(): Promise<Tables>
  /** Of each operation in its log. */
  /** By operation, and by the station that sent it: a copy may have sent it too. */
  outcomes(): Promise<Outcomes>
  /** A station asks for tasks of its own. */
  grantClaims(stationId: StationId, taskIds: readonly PickTaskId[], wanted: ClaimWish): Promise<void>
  backup(): Promise<void>
  restore(): Promise<boolean>
  forgetTombstones(): Promise<void>
  admit(stationId: StationId, admitted: boolean): Promise<void>
  /** A station joins, or joins again where a restore has lost it. */
  register(stationId: StationId): Promise<void>
  close(): Promise<void>
}

interface Parts {
  readonly template: Template
  readonly start: (image: Buffer) => ServerMachine
  readonly tally: Tally
  readonly paper: Paper
  readonly sabotage: Sabotage | undefined
  readonly nowMs: () => number
}

export function startServer({ template, start, tally, paper, sabotage, nowMs }: Parts): ServerSide {
  let machine = start(template.image)
  let model = modelFrom(template.tables, template.versions)
  let seen = new Set<string>()
  let failing = false
  let ownIds = 0
  const now = (): string => new Date(nowMs()).toISOString()
  /** What the server does by itself. */
  const doItself = async <N extends 'grantClaims' | 'freeClaims'>(name: N, args: OperationArgs<N>) => {
    const clock = () => new Date(sabotage?.serverTime?.(nowMs()) ?? nowMs())
    try {
      await runOwnOperation(store, WAREHOUSE, clock, () => `own-${++ownIds}`, name, args)
    } catch (error) {
      if (!(error instanceof LineDownError)) throw error
    } finally {
      await replay()
    }
  }
  let registered = 0
  let kept: Buffer | undefined
  // All stations begin at the same one.
  const begun = momentKey(template.epoch, Object.fromEntries(template.versions))
  const moments = new Map<string, Tables>([[begun, template.tables]])

  const withOutages = (inner: ServerStore): ServerStore => ({
    ...inner,
    push: (stationId, spaces, work) =>
      inner.push(stationId, spaces, async (tx) => {
        const result = await work(tx)
        if (!failing) return result
        failing = false
        tally.add('outage of the server')
        throw new LineDownError('the disk of the server is full')
      }),
  })
  const wrapped = (): ServerStore => withOutages(sabotage?.store?.(machine.store) ?? machine.store)
  let store = wrapped()

  const replay = async (): Promise<void> => {
    const entries = await machine.log(template.logged + model.taken)
    for (const entry of entries) {
      const { opId, name, outcome } = entry
      if (outcome.outcome === 'refused' && outcome.refusal.code === 'doneAlready') {
        if (!seen.has(opId)) throw new OracleError(`${name} ${opId} repeats what never was`)
        tally.add('sent by the other one before')
        model.pass()
        continue
      }
      if (outcome.outcome === 'done') {
        // What was refused under one name may be brought again under another.
        if (seen.has(opId)) throw new OracleError(`${name} ${opId} is in the log twice`)
        seen.add(opId)
      }
      const verdict = model.take(entry)
      const said =
        outcome.outcome === 'refused'
          ? outcome.refusal.code
          : outcome.outcome === 'parked'
            ? outcome.reason
            : ''
      if (verdict.outcome !== outcome.outcome || verdict.detail !== said) {
        throw new OracleError(
          `Model: ${name} ${opId} is logged as ${outcome.outcome} ${said}, and is ${verdict.outcome} ${verdict.detail}`,
        )
      }
      if (outcome.outcome === 'parked') throw new OracleError(`${name} ${opId} is a fault: ${outcome.reason}`)
      if (outcome.outcome === 'refused') tally.add('refused by the server')
      if (outcome.outcome === 'refused' && paper.isPrinted(opId)) tally.add('refused after it was printed')
      if (outcome.outcome === 'refused' && verdict.trace) tally.add('refused with a trace to undo')
    }
    const tables = await machine.tables()
    agree(model, tables, await machine.versions())
    paper.check('the server', tables)
  }

  const record = async (answer: {
    status: string
    epoch: string
    versions?: Record<string, number>
  }): Promise<void> => {
    if (answer.status !== 'changes' || !answer.versions) return
    const key = momentKey(answer.epoch, answer.versions)
    if (!moments.has(key)) moments.set(key, await machine.tables())
  }

  return {
    async handle(kind, stationId, request) {
      if (kind === 'snapshot') return serve.snapshot(store, stationId, request)
      if (kind === 'pull') {
        const answer = await serve.pull(store, stationId, request, now())
        await record(answer)
        return answer
      }
      let answer: PushAnswer
      try {
        answer = await serve.push(store, stationId, request, now())
      } finally {
        await replay()
      }
      if (answer.status === 'taken') {
        tally.add('push taken')
        const account = await machine.store.account(stationId)
        if ((account?.lastSeq ?? 0) < answer.lastSeq) {
          throw new OracleError(
            `Model: ${answer.lastSeq} was acknowledged, and only ${account?.lastSeq} is kept`,
          )
        }
      }
      return answer
    },
    failNextPush() {
      failing = true
    },
    tablesAt: (epoch, versions) => moments.get(momentKey(epoch, versions)),
    tables: () => machine.tables(),
    async outcomes() {
      const found = new Map<string, Map<StationId, SyncOutcome['outcome']>>()
      for (const { opId, stationId, outcome } of await machine.log(0))
        found.set(opId, (found.get(opId) ?? new Map()).set(stationId, outcome.outcome))
      return found
    },
    async backup() {
      kept = await machine.backup()
    },
    async restore() {
      if (!kept) return false
      const next = await machine.restored(kept)
      await machine.close()
      machine = next
      store = wrapped()
      model = modelFrom(template.tables, template.versions)
      seen = new Set()
      await replay()
      return true
    },
    forgetTombstones: () => machine.forgetTombstones(),
    async grantClaims(stationId, taskIds, wanted) {
      const account = await machine.store.account(stationId)
      if (!account || account.revoked || taskIds.length === 0) return
      await doItself('grantClaims', { stationId, taskIds: [...taskIds], wanted })
    },
    async admit(stationId, admitted) {
      await machine.admit(stationId, admitted)
      if (!admitted) await doItself('freeClaims', { stationId })
    },
    async register(stationId) {
      if (await machine.store.account(stationId)) return
      const station = { id: stationId, name: stationId, prefix: stationPrefix(100 + registered++) }
      const clock = () => new Date('2026-03-02T12:00:00.000Z')
      const opId = `join-${stationId}-${registered}`
      await runOwnOperation(machine.store, WAREHOUSE, clock, () => opId, 'registerStation', { station })
      const joinedAt = clock().toISOString()
      await machine.store.saveAccount({ stationId, warehouseId: WAREHOUSE, tokenHash: null, joinedAt })
      await replay()
    },
    close: () => machine.close(),
  }
}

function agree(model: Model, tables: Tables, versions: ReadonlyMap<string, number>): void {
  const wrong = differences(tables, model.shown())
  if (wrong.length > 0) throw new OracleError(`Model: the server is not its log\n${wrong.join('\n')}`)
  for (const [space, version] of model.versions) {
    if (versions.get(space) !== version) {
      throw new OracleError(`Model: ${space} is at version ${versions.get(space)}, should be at ${version}`)
    }
  }
  const broken = brokenRules(model.store)
  if (broken.length > 0) throw new OracleError(`stock is not conserved\n${broken.join('\n')}`)
}

function momentKey(epoch: string | null, versions: Readonly<Record<string, number>>): string {
  return `${epoch} ${JSON.stringify(Object.entries(versions).sort(([a], [b]) => (a < b ? -1 : 1)))}`
}
