import type { Problem, ProblemCode } from '../../core/protocol/sync-http.ts'

/** A request that is not done, and why: thrown in a route, answered by the one error handler. */
export class ProblemError extends Error {
  readonly status: number
  readonly problem: Problem
  readonly retryAfterSeconds: number | null
  constructor(status: number, problem: Problem, retryAfterSeconds: number | null = null) {
    super(problem.message)
    this.name = 'ProblemError'
    this.status = status
    this.problem = problem
    this.retryAfterSeconds = retryAfterSeconds
  }
}

export const statusOfProblem: Readonly<Record<ProblemCode, number>> = {
  badRequest: 400,
  notAdmitted: 401,
  revoked: 401,
  wrongCode: 403,
  foreignSpace: 403,
  notFound: 404,
  noHouse: 409,
  houseExists: 409,
  codeOfOther: 409,
  chooseWarehouse: 409,
  tooLarge: 413,
  upgradeNeeded: 426,
  tooManyAttempts: 429,
  unavailable: 503,
}

export function problem(code: ProblemCode, message: string, more: Partial<Problem> = {}): ProblemError {
  return new ProblemError(statusOfProblem[code], { ...more, problem: code, message })
}
