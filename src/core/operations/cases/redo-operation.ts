import { z } from 'zod'
import { CaseId } from '../../model/ids.ts'
import {
  type Operation,
  type OperationContext,
  type Outcome,
  parseArgs,
  request,
  requirePermission,
  runOperation,
} from '../../model/operation.ts'
import { RefusedError, refuse } from '../../model/refusal.ts'
import type { Row } from '../../model/tables.ts'
import { closeCase, openCaseOrRefuse } from './close-case.ts'
import { recordOf } from './subject-of.ts'

/**
 * Does once more what a case says was not done, and settles the case: both or neither. What was refused is done by who says so, with
 * his rights, and may be refused again. What was parked has happened: it runs as it would have run then, in the name of who did it,
 * and needs an administrator, who knows that the bug is mended.
 */
export function redoOperation(operations: Readonly<Record<string, unknown>>) {
  return request('redoOperation', {
    permission: 'settleCase',
    spaces: 'both',
    args: z.object({
      caseId: CaseId,
      /** Arguments that are to be other ones this time. */
      changes: z
        .record(z.string().max(60), z.union([z.string(), z.number(), z.boolean(), z.null()]))
        .default({}),
    }),
    reads(tx, a, op) {
      const found = tx.get('case', a.caseId)
      const again = found && prepared(operations, found, a.changes)
      if (found && again?.args.ok) again.operation.reads?.(tx, again.args.value, contextOf(found, op))
    },
    run(tx, a, op): null {
      const found = openCaseOrRefuse(tx, a.caseId)
      const again =
        prepared(operations, found, a.changes) ?? refuse('notFound', { what: 'operation', id: a.caseId })
      if (found.kind === 'parked') requirePermission(tx, op, 'manageSettings')
      if (!again.args.ok) throw new RefusedError(again.args.refusal)
      const outcome = runOperation(again.operation, tx, again.args.value, contextOf(found, op), 'replay')
      if (!outcome.ok) throw new RefusedError(outcome.refusal)
      closeCase(tx, op, found, 'doneAgain')
      return null
    },
  })
}

interface Prepared {
  readonly operation: Operation<string, unknown, unknown>
  readonly args: Outcome<unknown>
}

function prepared(
  operations: Readonly<Record<string, unknown>>,
  found: Row<'case'>,
  changes: Readonly<Record<string, unknown>>,
): Prepared | undefined {
  const { operation: name, args } = found.data
  if (typeof name !== 'string' || typeof args !== 'string' || !Object.hasOwn(operations, name))
    return undefined
  const operation = operations[name] as Operation<string, unknown, unknown>
  return { operation, args: parseArgs(operation, { ...recordOf(args), ...changes }) }
}

/** The station stays this one: numbers are taken from its own blocks only. */
function contextOf(found: Row<'case'>, op: OperationContext): OperationContext {
  if (found.kind !== 'parked') return op
  const { doneAt } = found.data
  return { ...op, userId: found.userId, at: typeof doneAt === 'string' ? doneAt : op.at }
}
