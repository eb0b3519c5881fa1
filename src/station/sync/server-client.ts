import type { Agent } from 'node:http'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { GENERATION, GENERATION_HEADER } from '../../core/protocol/generation.ts'
import { Problem } from '../../core/protocol/sync-http.ts'
import { ServerProblemError, StrangeAnswerError } from './line-errors.ts'
import { agentFor } from './pinned-agent.ts'

/** One POST of JSON to a server. It answers, or it throws; what was cut in the middle is never taken for an answer. */
export interface ServerClient {
  post(path: string, body: unknown): Promise<unknown>
  readonly agent: Agent
  readonly address: URL
  readonly token: string | null
  /** Cuts whatever is under way. */
  close(): void
}

export interface ServerPlace {
  readonly address: string
  readonly pin: string | null
  readonly token: string | null
}

/** Nothing heard for so long: the line is taken for down. */
const SILENCE_MS = 20_000
const LARGEST_ANSWER = 256 * 1024 * 1024

export function serverClient({ address, pin, token }: ServerPlace): ServerClient {
  const base = new URL(address)
  const agent = agentFor(base, pin)
  const ask = base.protocol === 'https:' ? httpsRequest : httpRequest
  const cut = new AbortController()
  const waiting = new Set<(error: Error) => void>()

  const post = (path: string, body: unknown): Promise<unknown> => {
    const bytes = Buffer.from(JSON.stringify(body), 'utf8')
    let fail: (error: Error) => void = () => undefined
    return new Promise<unknown>((resolve, reject) => {
      fail = reject
      waiting.add(reject)
      const request = ask(
        new URL(path, base),
        {
          method: 'POST',
          agent,
          signal: cut.signal,
          timeout: SILENCE_MS,
          headers: {
            'content-type': 'application/json',
            'content-length': bytes.length,
            [GENERATION_HEADER]: GENERATION,
            ...(token !== null && { authorization: `Bearer ${token}` }),
          },
        },
        (response) => answerOf(response).then(resolve, reject),
      )
      request.on('timeout', () => request.destroy(new Error('the server is silent')))
      request.on('error', reject)
      request.end(bytes)
    }).finally(() => waiting.delete(fail))
  }
  return {
    post,
    agent,
    address: base,
    token,
    close() {
      cut.abort()
      // A request that still waits for its connection hears of the cut only when it has one.
      for (const fail of waiting) fail(new Error('the line was cut'))
      agent.destroy()
    },
  }
}

async function answerOf(response: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of response as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > LARGEST_ANSWER) throw new StrangeAnswerError('the answer is too large')
    pieces.push(piece)
  }
  if (!response.complete) throw new StrangeAnswerError('the answer was cut')
  const body = parsed(Buffer.concat(pieces).toString('utf8'))
  if (response.statusCode === 200) return body
  const problem = Problem.safeParse(body)
  if (!problem.success) throw new StrangeAnswerError(`answered with ${response.statusCode}`)
  const seconds = Number(response.headers['retry-after'] ?? Number.NaN)
  throw new ServerProblemError(problem.data, Number.isFinite(seconds) ? seconds * 1000 : null)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new StrangeAnswerError('the answer is not JSON')
  }
}
