import type { OrderId } from '../../../core/model/ids.ts'
import type { Refusal } from '../../../core/model/refusal.ts'
import type { OperationValue } from '../../../core/operations/registry.ts'
import type { Reply, Trouble } from '../../station/client.ts'

/**
 * Releasing more orders than one operation takes. All pieces are asked, so that all problems are shown together; a piece
 * that was refused released nothing, and is what may be asked again with what there is.
 */
export const RELEASE_LIMIT = 500

export type ReleaseProblem = Extract<Refusal, { code: 'notAllAvailable' }>['problems'][number]

export interface ReleaseResult {
  readonly releasedCount: number
  readonly shortEach: number
  readonly waitingCount: number
  readonly problems: readonly ReleaseProblem[]
  /** Orders of the pieces that were refused for missing stock. */
  readonly refusedIds: readonly OrderId[]
  readonly troubles: readonly Trouble[]
}

type Release = (ids: OrderId[], allowPartial: boolean) => Promise<Reply<OperationValue<'releaseOrders'>>>

export async function releaseAll(
  ids: readonly OrderId[],
  allowPartial: boolean,
  release: Release,
): Promise<ReleaseResult> {
  let result: ReleaseResult = {
    releasedCount: 0,
    shortEach: 0,
    waitingCount: 0,
    problems: [],
    refusedIds: [],
    troubles: [],
  }
  for (let from = 0; from < ids.length; from += RELEASE_LIMIT) {
    const piece = ids.slice(from, from + RELEASE_LIMIT)
    const reply = await release(piece, allowPartial)
    if (reply.ok) {
      const { released, waiting } = reply.value
      result = {
        ...result,
        releasedCount: result.releasedCount + released.length,
        shortEach: result.shortEach + released.reduce((sum, order) => sum + order.shortEach, 0),
        waitingCount: result.waitingCount + waiting.length,
      }
    } else if (reply.refusal.code === 'notAllAvailable') {
      const problems = [...result.problems, ...reply.refusal.problems]
      result = { ...result, problems, refusedIds: [...result.refusedIds, ...piece] }
    } else result = { ...result, troubles: [...result.troubles, reply.refusal] }
  }
  return result
}

/** Problems by order, as a person reads them. */
export function problemsByOrder(
  problems: readonly ReleaseProblem[],
): readonly (readonly [string, readonly ReleaseProblem[]])[] {
  const orders = new Map<string, ReleaseProblem[]>()
  for (const problem of problems) {
    const of = orders.get(problem.number)
    if (of) of.push(problem)
    else orders.set(problem.number, [problem])
  }
  return [...orders]
}
