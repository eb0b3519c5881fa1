import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { type Refusal, RefusedError, refuse } from '../../core/model/refusal.ts'
import { type OperationName, operations } from '../../core/operations/registry.ts'
import { type CommandName, commands } from '../../core/protocol/commands.ts'
import { type QueryName, queries } from '../../core/protocol/queries.ts'
import { type Answer, ClientMessage } from '../../core/protocol/station-api.ts'
import type { ClaimGate } from '../claims/claim-gate.ts'
import { isDiskFull } from '../core/disk-full.ts'
import type { Station } from '../core/station.ts'
import type { QueryContext } from '../queries/query-context.ts'
import { actorOf, type Person, personById } from '../session/people.ts'
import type { Sessions } from '../session/sessions.ts'
import type { QueryHandlers } from './all-queries.ts'
import type { Client } from './client.ts'
import type { CommandHandlers } from './commands.ts'
import type { Logger } from './log.ts'
import { commandRights, queryRights, requireRight } from './rights.ts'

/**
 * Every message of every client, whatever it came over: judged by the schemas, then by the session, then done, and
 * answered exactly once. Operations run within the turn in which they came, so that scans keep their order; only the beginning of a
 * task may have to wait for its claim.
 */
export interface Dispatcher {
  /** `message` is what came, parsed from JSON or cloned, and trusted in nothing. */
  handle(client: Client, message: unknown): void
}

interface DispatcherDeps {
  readonly station: Station
  readonly sessions: Sessions
  readonly claims: ClaimGate
  readonly queryHandlers: QueryHandlers
  readonly commandHandlers: CommandHandlers
  readonly log: Logger
}

export function dispatcher(deps: DispatcherDeps): Dispatcher {
  const { station, sessions, claims, log } = deps

  const personAt = (client: Client): Person | null => {
    const userId = sessions.userAt(client.clientId)
    return userId === null ? null : personById(station.read, userId)
  }
  const requirePerson = (client: Client): Person => personAt(client) ?? refuse('notSignedIn')

  const operate = (client: Client, name: OperationName, args: unknown): unknown => {
    const person = requirePerson(client)
    sessions.touch(client.clientId)
    const run = (): unknown => {
      const outcome = station.do(name, args as never, { userId: person.id })
      if (!outcome.ok) return refused(outcome.refusal)
      claims.after(name, outcome.value)
      return outcome.value
    }
    const wait = claims.before(name, args, person)
    return wait === null ? run() : wait.then(run)
  }

  const command = (client: Client, name: CommandName, input: unknown): unknown => {
    const right = commandRights[name]
    const person = right === 'open' ? personAt(client) : requirePerson(client)
    if (person) requireRight(right, person.roles)
    const args = parse(commands[name].args, input)
    if (person) sessions.touch(client.clientId)
    return deps.commandHandlers[name](args as never, { client, person })
  }

  const ask = (client: Client, name: QueryName, input: unknown): unknown => {
    const right = queryRights[name]
    const person = right === 'open' ? personAt(client) : requirePerson(client)
    if (person) requireRight(right, person.roles)
    const args = parse(queries[name].args, input)
    const actor = person && actorOf(person)
    const ctx: QueryContext = { station, actor, now: station.clock, reachable: claims.isReachable() }
    return deps.queryHandlers[name](ctx, args as never, client)
  }

  /** An answer, or the promise of one where a command takes its time. */
  const answer = (client: Client, { verb, name, args }: ClientMessage): unknown => {
    if (!client.isAdmitted()) refuse('notPaired')
    if (verb === 'query')
      return has(queries, name) ? ask(client, name, args) : refuse('notFound', { what: 'query', id: name })
    if (has(commands, name)) return command(client, name, args)
    if (!has(operations, name)) refuse('notFound', { what: 'operation', id: name })
    return operate(client, name, args)
  }

  const failureOf = (error: unknown, message: ClientMessage): Answer => {
    if (error instanceof RefusedError) return { ok: false, refusal: error.refusal }
    if (!isDiskFull(error)) return faultOf(error, message)
    // Nothing is wrong with the program, and a person can mend it.
    log.error({ verb: message.verb, name: message.name, err: error }, 'the disk is full')
    return { ok: false, refusal: { code: 'diskFull' } }
  }
  const faultOf = (error: unknown, message: ClientMessage): Answer => {
    const fault = randomBytes(4).toString('hex')
    log.error({ fault, verb: message.verb, name: message.name, err: error }, 'fault')
    return { ok: false, fault }
  }

  return {
    handle(client, input) {
      const parsed = ClientMessage.safeParse(input)
      if (!parsed.success) {
        const id = numberIn(input)
        const refusal: Refusal = { code: 'badArguments', path: '', message: 'not a message of this protocol' }
        if (id !== null) client.send({ id, answer: { ok: false, refusal } })
        return
      }
      const message = parsed.data
      const settle = (given: Answer): void => client.send({ id: message.id, answer: given })
      const fail = (error: unknown): void => settle(failureOf(error, message))
      try {
        const value = answer(client, message)
        if (value instanceof Promise)
          value.then((late: unknown) => settle({ ok: true, value: late ?? null }), fail)
        else settle({ ok: true, value: value ?? null })
      } catch (error) {
        fail(error)
      }
    },
  }
}

function refused(refusal: Refusal): never {
  throw new RefusedError(refusal)
}

function parse(schema: z.ZodType, input: unknown): unknown {
  const parsed = schema.safeParse(input ?? {})
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  return refuse('badArguments', {
    path: issue?.path.map(String).join('.') ?? '',
    message: issue?.message ?? '',
  })
}

function has<T extends object>(table: T, name: string): name is keyof T & string {
  return Object.hasOwn(table, name)
}

function numberIn(input: unknown): number | null {
  const id = typeof input === 'object' && input !== null && 'id' in input ? input.id : null
  return typeof id === 'number' && Number.isSafeInteger(id) ? id : null
}
