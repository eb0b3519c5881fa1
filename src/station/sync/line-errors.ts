import type { Problem } from '../../core/protocol/sync-http.ts'

/** Why the server did not do what it was asked. What is none of these is a line that is down: it comes again. */
export class ServerProblemError extends Error {
  readonly problem: Problem
  readonly retryAfterMs: number | null
  constructor(problem: Problem, retryAfterMs: number | null) {
    super(problem.message)
    this.name = 'ServerProblemError'
    this.problem = problem
    this.retryAfterMs = retryAfterMs
  }
}

/** The server at this address is not the one whose certificate was pinned. */
export class WrongCertificateError extends Error {
  constructor(shown: string) {
    super(`the server shows another certificate: ${shown}`)
    this.name = 'WrongCertificateError'
  }
}

/** What came back is not what the protocol says: some other program answers there, or something cut the answer. */
export class StrangeAnswerError extends Error {
  constructor(what: string) {
    super(what)
    this.name = 'StrangeAnswerError'
  }
}
