import type { FastifyInstance } from 'fastify'
import { JoinRequest, syncPaths } from '../../core/protocol/sync-http.ts'
import type { AttemptLimits } from '../join/attempt-limits.ts'
import type { JoinHouse } from '../join/join-house.ts'
import { parseBody } from './parse-body.ts'
import { ProblemError, problem, statusOfProblem } from './problem-error.ts'
import { requireGeneration } from './require-generation.ts'

/** The one door that is open without a token. Guessing is slowed down per address, and for all together. */
const ALL = 'join'
const SMALL = 8 * 1024

export function addJoinRoute(
  app: FastifyInstance,
  joining: JoinHouse,
  limits: AttemptLimits,
  generation: number,
): void {
  app.post(syncPaths.join, { bodyLimit: SMALL }, async (request) => {
    requireGeneration(request.headers, generation)
    const asked = parseBody(JoinRequest, request.body)
    const keys = [`${ALL}:${request.ip}`, ALL]
    const waitMs = limits.begin(keys)
    if (waitMs > 0) {
      const seconds = Math.ceil(waitMs / 1000)
      const told = problem('tooManyAttempts', `Too many wrong codes. Try again in ${seconds} s.`)
      throw new ProblemError(told.status, told.problem, seconds)
    }
    const result = await joining.join(asked)
    // Whoever had a good code was not guessing, even if he could not be let in.
    if (result.ok || result.problem.problem !== 'wrongCode') limits.succeeded(keys)
    if (!result.ok) throw new ProblemError(statusOfProblem[result.problem.problem], result.problem)
    return result.answer
  })
}
