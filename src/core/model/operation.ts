import type { z } from 'zod'
import type { Id, OperationId, StationId, UserId, WarehouseId } from './ids.ts'
import { SYSTEM_USER } from './ids.ts'
import { type Refusal, RefusedError, refuse } from './refusal.ts'
import { type Action, mayDo } from './roles.ts'
import { newSerials, type Serials } from './serials.ts'
import { ORGANISATION, type SpaceName, warehouseSpace } from './spaces.ts'
import { unstorable } from './storable.ts'
import type { Tx } from './tx.ts'

/**
 * An operation is the only way in which data changes: a name, a schema of JSON arguments, and a synchronous pure function
 * over Tx. Names and arguments are forever; changed arguments are a new name.
 *
 * A fact has physically happened: its `run` is total, no replay can refuse it, and what disagrees becomes a case. A request
 * may be refused, now or on replay. `check` runs while the person is present; for requests also on replay and on the server.
 */
export interface Operation<Name extends string = string, Args = unknown, Value = unknown> {
  readonly name: Name
  readonly kind: 'fact' | 'request'
  readonly args: z.ZodType<Args>
  /** What the person must be allowed to do; null only where `check` decides by itself. */
  readonly permission: Action | null
  readonly spaces: 'organisation' | 'warehouse' | 'both'
  readonly check: ((tx: Tx, args: Args, op: OperationContext) => void) | undefined
  readonly run: (tx: Tx, args: Args, op: OperationContext) => Value
  /**
   * Reads what `run` will read and nothing else happens: no refusal, no write. Where rows are far away they are loaded at
   * once by it, and not one by one; it may miss some and may be called before others are known. For work on many rows whose
   * `run` ends early when something is not there.
   */
  readonly reads: ((tx: ReadTx, args: Args, op: OperationContext) => void) | undefined
}

export type ReadTx = Pick<Tx, 'get' | 'where'>

/** Who, where and when: given from outside, so that a client cannot put it into the arguments. */
export interface OperationContext {
  readonly opId: OperationId
  /** The device's time, ISO 8601 UTC. Kept, never ordered by. */
  readonly at: string
  readonly userId: UserId
  readonly stationId: StationId
  readonly warehouseId: WarehouseId
  /** Ids for new rows, derived from the operation's id and the order of the calls. */
  readonly newId: <Name extends string>() => Id<Name>
  /** Printed numbers: what it took when it first ran, it has for ever. */
  readonly serials: Serials
}

interface Definition<A extends z.ZodType, Value> {
  readonly args: A
  readonly permission: Action | null
  readonly spaces?: 'organisation' | 'warehouse' | 'both'
  readonly check?: (tx: Tx, args: z.output<A>, op: OperationContext) => void
  readonly run: (tx: Tx, args: z.output<A>, op: OperationContext) => Value
  readonly reads?: (tx: ReadTx, args: z.output<A>, op: OperationContext) => void
}

function define<Name extends string, A extends z.ZodType, Value>(
  kind: 'fact' | 'request',
  name: Name,
  definition: Definition<A, Value>,
): Operation<Name, z.output<A>, Value> {
  const { args, permission, spaces = 'warehouse', check, run, reads } = definition
  return {
    name,
    kind,
    args: args as unknown as z.ZodType<z.output<A>>,
    permission,
    spaces,
    check,
    run,
    reads,
  }
}

export const fact = <Name extends string, A extends z.ZodType, Value>(
  name: Name,
  definition: Definition<A, Value>,
) => define('fact', name, definition)

export const request = <Name extends string, A extends z.ZodType, Value>(
  name: Name,
  definition: Definition<A, Value>,
) => define('request', name, definition)

export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal }

export type ContextFields = Omit<OperationContext, 'newId' | 'serials'>

export function operationContext(fields: ContextFields, serials: Serials = newSerials()): OperationContext {
  let next = 0
  return {
    ...fields,
    serials,
    newId: <Name extends string>() => `${fields.opId}-${(next++).toString(36)}` as Id<Name>,
  }
}

export function spacesOf(operation: Pick<Operation, 'spaces'>, warehouseId: WarehouseId): SpaceName[] {
  const here = warehouseSpace(warehouseId)
  // Always the organisation first: two spaces are locked in this order everywhere.
  if (operation.spaces === 'both') return [ORGANISATION, here]
  return operation.spaces === 'organisation' ? [ORGANISATION] : [here]
}

/**
 * Runs an operation on a Tx whose writes the caller rolls back on a refusal or an exception.
 * @param mode `first` while the person is present; `replay` in a rebase and on the server.
 * @throws whatever is not a refusal: a fault.
 */
export function runOperation<Args, Value>(
  operation: Operation<string, Args, Value>,
  tx: Tx,
  args: Args,
  op: OperationContext,
  mode: 'first' | 'replay',
): Outcome<Value> {
  const mayRefuse = mode === 'first' || operation.kind === 'request'
  try {
    if (mayRefuse) {
      if (operation.permission) requirePermission(tx, op, operation.permission)
      operation.check?.(tx, args, op)
    }
  } catch (error) {
    if (error instanceof RefusedError) return { ok: false, refusal: error.refusal }
    throw error
  }
  try {
    return { ok: true, value: operation.run(tx, args, op) }
  } catch (error) {
    if (error instanceof RefusedError && operation.kind === 'request')
      return { ok: false, refusal: error.refusal }
    throw error
  }
}

export function requirePermission(tx: Tx, op: OperationContext, action: Action): void {
  if (op.userId === SYSTEM_USER) return
  const user = tx.get('user', op.userId)
  if (!user) refuse('notSignedIn')
  if (!user.active) refuse('userInactive', { name: user.name })
  if (!mayDo(user.roles, action)) refuse('notAllowed', { action })
}

/** Checks arguments that came over a wire. */
export function parseArgs<Args>(operation: Operation<string, Args, unknown>, input: unknown): Outcome<Args> {
  const bad = unstorable(input)
  if (bad) return { ok: false, refusal: { code: 'badArguments', ...bad } }
  const parsed = operation.args.safeParse(input)
  if (parsed.success) return { ok: true, value: parsed.data }
  const issue = parsed.error.issues[0]
  return {
    ok: false,
    refusal: {
      code: 'badArguments',
      path: issue?.path.map(String).join('.') ?? '',
      message: issue?.message ?? '',
    },
  }
}
