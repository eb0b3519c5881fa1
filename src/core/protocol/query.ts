import type { z } from 'zod'

/** A question that a screen may ask: the schema of its arguments and, as a type only, its answer. */
export interface Query<Args, Value> {
  readonly args: z.ZodType<Args>
  readonly value?: Value
}

export const query =
  <Value>() =>
  <A extends z.ZodType>(args: A): Query<z.output<A>, Value> => ({
    args: args as unknown as z.ZodType<z.output<A>>,
  })

export type ArgsOf<Q> = Q extends Query<infer A, unknown> ? A : never
export type ValueOf<Q> =
  Q extends Query<never, infer V> ? V : Q extends { readonly value?: infer V } ? Exclude<V, undefined> : never
