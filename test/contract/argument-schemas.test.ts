import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Operation } from '../../src/core/model/operation.ts'
import { operations } from '../../src/core/operations/registry.ts'

/**
 * An operation's name and arguments are forever: outboxes and servers hold operations that were done long ago, and run
 * them again. So the hash of every argument schema is written down here.
 *
 * A new operation: run this test once with ACCEPT_NEW_OPERATIONS=1, which adds its hash and changes no other.
 * A changed one: give the changed arguments a new name, and keep the old operation as it was. Until the first release, while
 * no outbox exists outside of this house, a line may be removed from the file by hand and accepted as new.
 */
const file = new URL('./argument-schemas.json', import.meta.url)

const hashes = Object.fromEntries(
  Object.entries(operations as Readonly<Record<string, Pick<Operation, 'args' | 'kind'>>>)
    .map(([name, operation]) => [name, hashOf(operation)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
)

function hashOf({ args, kind }: Pick<Operation, 'args' | 'kind'>): string {
  const schema = z.toJSONSchema(args, { io: 'input', unrepresentable: 'any' })
  return createHash('sha256')
    .update(`${kind} ${JSON.stringify(sorted(schema))}`)
    .digest('hex')
}

/** The order of keys says nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]),
  )
}

describe('argument schemas', () => {
  it('[OP7] are what they were when they were first written', () => {
    const known = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
    if (process.env.ACCEPT_NEW_OPERATIONS === '1') {
      const merged = { ...hashes, ...known }
      const names = Object.keys(merged).sort()
      writeFileSync(
        file,
        `${JSON.stringify(Object.fromEntries(names.map((name) => [name, merged[name]])), null, 2)}\n`,
      )
      Object.assign(known, merged)
    }
    expect(hashes).toEqual(known)
  })

  it('tell one schema from another', () => {
    const of = (args: z.ZodType) => hashOf({ args, kind: 'fact' })
    expect(of(z.object({ a: z.string() }))).toBe(of(z.object({ a: z.string() })))
    expect(of(z.object({ a: z.string() }))).not.toBe(of(z.object({ a: z.string().max(3) })))
    expect(of(z.object({ a: z.string() }))).not.toBe(of(z.object({ a: z.string().nullable() })))
  })
})
