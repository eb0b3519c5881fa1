import type { Refusal } from '../../core/model/refusal.ts'
import type { OperationArgs, OperationName, OperationValue } from '../../core/operations/registry.ts'
import type { CommandName, Commands } from '../../core/protocol/commands.ts'
import type { QueryArgs, QueryName, QueryValue } from '../../core/protocol/queries.ts'
import type { ArgsOf, ValueOf } from '../../core/protocol/query.ts'
import type {
  Answer,
  StationEvent,
  StationEventName,
  StationMessage,
} from '../../core/protocol/station-api.ts'
import type { Transport } from './transport.ts'

/**
 * The one door to the station: do, query, on. Every request is answered exactly once, whatever happens to the line: one
 * that could not be sent, or whose answer was lost with the line, is answered `offline`, never silently dropped.
 */
export type DoName = OperationName | CommandName
export type DoArgs<N extends DoName> = N extends CommandName
  ? ArgsOf<Commands[N]>
  : N extends OperationName
    ? OperationArgs<N>
    : never
export type DoValue<N extends DoName> = N extends CommandName
  ? ValueOf<Commands[N]>
  : N extends OperationName
    ? OperationValue<N>
    : never

/**
 * Why there is no value: the station refused, or it failed (`number` finds it in its log), or the line is down. `sent`
 * tells whether the request had left this screen, so that it may have been done all the same.
 */
export type Trouble =
  | Refusal
  | { readonly code: 'fault'; readonly number: string }
  | { readonly code: 'offline'; readonly sent: boolean }

export type Reply<V> =
  | { readonly ok: true; readonly value: V }
  | { readonly ok: false; readonly refusal: Trouble }

export type LineState = 'connecting' | 'open' | 'lost'

type EventOf<N extends StationEventName> = Extract<StationEvent, { readonly name: N }>

export interface StationClient {
  do<N extends DoName>(name: N, args: DoArgs<N>): Promise<Reply<DoValue<N>>>
  query<N extends QueryName>(name: N, args: QueryArgs<N>): Promise<Reply<QueryValue<N>>>
  on<N extends StationEventName>(name: N, listener: (event: EventOf<N>) => void): () => void
  /** `connecting` only before the first line stands; later a broken line is `lost`. */
  line(): LineState
  onLine(listener: (state: LineState) => void): () => void
  /** Try again now. */
  reconnect(): void
}

export function createClient(transport: Transport): StationClient {
  const pending = new Map<number, (answer: Reply<unknown>) => void>()
  const listeners = new Map<StationEventName, Set<(event: StationEvent) => void>>()
  const lineListeners = new Set<(state: LineState) => void>()
  let nextId = 1
  let line: LineState = 'connecting'

  const setLine = (state: LineState) => {
    if (line === state) return
    line = state
    for (const listener of lineListeners) listener(state)
  }

  const ask = (verb: 'do' | 'query', name: string, args: unknown): Promise<Reply<unknown>> => {
    const id = nextId++
    return new Promise((resolve) => {
      pending.set(id, resolve)
      if (transport.send({ id, verb, name, args })) return
      pending.delete(id)
      resolve({ ok: false, refusal: { code: 'offline', sent: false } })
    })
  }

  const receive = (message: StationMessage) => {
    if ('event' in message) {
      for (const listener of listeners.get(message.event.name) ?? []) listener(message.event)
      return
    }
    const resolve = pending.get(message.id)
    pending.delete(message.id)
    resolve?.(replyOf(message.answer))
  }

  transport.listen({
    onOpen: () => setLine('open'),
    onClose: () => {
      // A first try that fails is a lost line too: the screen must say so.
      setLine('lost')
      const unanswered = [...pending.values()]
      pending.clear()
      for (const resolve of unanswered) resolve({ ok: false, refusal: { code: 'offline', sent: true } })
    },
    onMessage: receive,
  })

  return {
    do: (name, args) => ask('do', name, args) as Promise<Reply<never>>,
    query: (name, args) => ask('query', name, args) as Promise<Reply<never>>,
    on(name, listener) {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set)
      const heard = listener as (event: StationEvent) => void
      set.add(heard)
      return () => set.delete(heard)
    },
    line: () => line,
    onLine(listener) {
      lineListeners.add(listener)
      return () => lineListeners.delete(listener)
    },
    reconnect: () => transport.reopen(),
  }
}

function replyOf(answer: Answer): Reply<unknown> {
  if (answer.ok) return answer
  return 'refusal' in answer ? answer : { ok: false, refusal: { code: 'fault', number: answer.fault } }
}
