import type { OperationId } from '../../core/model/ids.ts'
import {
  type Operation,
  operationContext,
  parseArgs,
  runOperation,
  spacesOf,
} from '../../core/model/operation.ts'
import { recordingTx } from '../../core/model/recording-tx.ts'
import { newSerials, sameSerials } from '../../core/model/serials.ts'
import { ORGANISATION, type SpaceName, warehouseSpace } from '../../core/model/spaces.ts'
import { operations } from '../../core/operations/registry.ts'
import type { PushAnswer, PushedOperation, SyncOutcome } from '../../core/protocol/sync.ts'
import type { Account, Run, ServerStore, SpacesHeld } from '../store/server-store.ts'

/**
 * Takes a station's operations in their order, each exactly once. The sequence advances in the same transaction as the
 * effects: a refusal and a fault are outcomes and advance it, an outage is an exception and does not.
 */
export async function acceptPush(
  store: ServerStore,
  account: Account,
  pushed: readonly PushedOperation[],
  receivedAt: string,
  epochHeard: string | null = null,
): Promise<PushAnswer> {
  return store.push(account.stationId, spacesHeld(account, pushed), async (tx): Promise<PushAnswer> => {
    const { epoch } = tx
    // Of a station that has not heard yet that this server was restored, nothing is taken: what it takes for answered may be
    // somebody else's here. It loads anew first.
    if (epochHeard !== null && epochHeard !== epoch) return { status: 'expected', epoch, seq: tx.lastSeq + 1 }
    const outcomes: SyncOutcome[] = []
    let lastSeq = tx.lastSeq
    const runs = new Map(
      pushed.filter(({ seq }) => seq > lastSeq).map((each) => [each, runOf(account, each)]),
    )
    tx.announce(new Map([...runs].map(([{ opId }, run]) => [opId, run])))
    const done = new Set<OperationId>()
    let stopped: PushAnswer | undefined
    for (const operation of pushed) {
      if (operation.seq <= lastSeq) {
        const known = await tx.logged(operation.seq)
        // Two stations that share one identity, or a log that was cut: never to be papered over.
        if (known?.opId !== operation.opId) {
          stopped = { status: 'cloned', epoch, seq: operation.seq }
          break
        }
        outcomes.push(known.outcome)
        continue
      }
      if (operation.seq !== lastSeq + 1) {
        stopped = { status: 'expected', epoch, seq: lastSeq + 1 }
        break
      }
      const { seq, opId } = operation
      const before = done.has(opId) || (await tx.wasDone(opId, false))
      const run = before ? doneAlready : (runs.get(operation) ?? runOf(account, operation))
      const attempted = await tx.attempt(run)
      // On rows that have its effects already it is refused or a fault, which the log would take: that is not why it did nothing.
      const again = attempted.outcome !== 'done' && !before && (await tx.wasDone(opId, true))
      const outcome = { ...(again ? await tx.attempt(doneAlready) : attempted), seq }
      if (outcome.outcome === 'done') done.add(opId)
      await tx.append({ operation, warehouseId: account.warehouseId, receivedAt, outcome })
      outcomes.push(outcome)
      lastSeq = seq
    }
    // Also where the batch stopped half-way: what went before is logged, and its effects are in the rows.
    if (lastSeq > tx.lastSeq) await tx.advance(lastSeq)
    return stopped ?? { status: 'taken', epoch, lastSeq, outcomes }
  })
}

function runOf(account: Account, pushed: PushedOperation): Run {
  const { seq, opId, at, userId, numbers } = pushed
  const operation = operationNamed(pushed.name)
  if (!operation)
    return settled({ seq, outcome: 'parked', reason: `this server knows no operation ${pushed.name}` })
  const parsed = parseArgs(operation, pushed.args)
  if (!parsed.ok) return settled({ seq, outcome: 'refused', refusal: parsed.refusal })
  const args = parsed.value
  const { stationId, warehouseId } = account
  const spaces = spacesOf(operation, warehouseId)
  // Anew for every run: what is handed out is handed out in order.
  const serials = () => (numbers ? sameSerials(numbers) : newSerials())
  const context = () => operationContext({ opId, at, userId, stationId, warehouseId }, serials())
  return {
    perform(rows) {
      const outcome = runOperation(operation, recordingTx(rows, spaces), args, context(), 'replay')
      return outcome.ok ? { seq, outcome: 'done' } : { seq, outcome: 'refused', refusal: outcome.refusal }
    },
    foresees: operation.reads !== undefined,
    foresee(rows) {
      operation.reads?.(recordingTx(rows, spaces), args, context())
    },
  }
}

/** Nothing of it depends on the rows. */
const settled = (outcome: SyncOutcome): Run => ({ perform: () => outcome, foresee() {} })

/** A station that was given another name sends what waited, and perhaps what had gone out under its old one. */
const doneAlready = settled({ seq: 0, outcome: 'refused', refusal: { code: 'doneAlready' } })

/** All spaces of the batch at once: they cannot be locked one by one without a danger of deadlock. */
function spacesHeld(account: Account, pushed: readonly PushedOperation[]): SpacesHeld {
  const here = warehouseSpace(account.warehouseId)
  const written = new Set<SpaceName>()
  for (const { name } of pushed) {
    const operation = operationNamed(name)
    if (operation) for (const space of spacesOf(operation, account.warehouseId)) written.add(space)
  }
  const inOrder = [ORGANISATION, here].filter((space) => written.has(space))
  return { written: inOrder, read: [ORGANISATION, here].filter((space) => !written.has(space)) }
}

function operationNamed(name: string): Operation<string, unknown, unknown> | undefined {
  if (!Object.hasOwn(operations, name)) return undefined
  return operations[name as keyof typeof operations] as unknown as Operation<string, unknown, unknown>
}
