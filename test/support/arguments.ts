// Arguments that fit an operation's schema, made from the schema alone: right, strange and hostile ones.
import fc from 'fast-check'
import { z } from 'zod'
import { type OperationName, operations } from '../../src/core/operations/registry.ts'

/** What a database, an index or a file format may choke on. */
const HOSTILE_TEXTS: readonly string[] = [
  '\0',
  'A\0B',
  '\uD800',
  'x\uDFFFy',
  '\uFEFF',
  '\u001D',
  '\n',
  '\'; drop table "user"; --',
  '\\',
  '"',
  '__proto__',
  'constructor',
  `$${'{1+1}'}`,
  '%s%n',
  '\u202Eabc',
  'é',
  '👩‍🚀',
]

interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
  readonly format?: string
}

/** @param known texts that mean something in the house at hand: ids and codes that are there when a value is drawn */
export function argumentsOf(name: OperationName, known: () => readonly string[]): fc.Arbitrary<unknown> {
  const schema = z.toJSONSchema(operations[name].args as z.ZodType, { io: 'input', unrepresentable: 'any' })
  return valuesOf(schema as Schema, known)
}

function valuesOf(schema: Schema, known: () => readonly string[]): fc.Arbitrary<unknown> {
  const { type } = schema
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const options = schema.anyOf ?? schema.oneOf
  if (options) return fc.oneof(...options.map((each) => valuesOf(each, known)))
  if (Array.isArray(type))
    return fc.oneof(...type.map((each: string) => valuesOf({ ...schema, type: each }, known)))
  switch (type) {
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
    case 'number':
      return numberOf(schema)
    case 'string':
      return textOf(schema, known)
    case 'array': {
      const { minItems = 0, maxItems = 3 } = schema
      return fc.array(valuesOf(schema.items ?? {}, known), {
        minLength: minItems,
        maxLength: Math.min(maxItems, Math.max(minItems, 3)),
      })
    }
    case 'object':
      return objectOf(schema, known)
    default:
      return fc.jsonValue()
  }
}

function objectOf(
  { properties = {}, required = [] }: Schema,
  known: () => readonly string[],
): fc.Arbitrary<unknown> {
  const model = Object.fromEntries(
    Object.entries(properties).map(([key, each]) => [key, valuesOf(each, known)]),
  )
  return fc.record(model, { requiredKeys: [...required] })
}

function numberOf({
  minimum = Number.MIN_SAFE_INTEGER,
  maximum = Number.MAX_SAFE_INTEGER,
}: Schema): fc.Arbitrary<number> {
  const near = [minimum, maximum, 0, 1, 2 ** 31 - 1, 2 ** 31, 2 ** 53 - 1].filter(
    (n) => n >= minimum && n <= maximum,
  )
  return fc.oneof(
    fc.constantFrom(...near),
    fc.integer({ min: Math.max(minimum, 0), max: Math.min(maximum, 12) }),
  )
}

/** One of those that fit; else the first of the others. */
const drawn = (
  known: () => readonly string[],
  fits: (text: string) => boolean,
  others: fc.Arbitrary<string>,
) =>
  fc.tuple(fc.nat(), others).map(([choice, other]) => {
    const fitting = known().filter(fits)
    return fitting[choice % fitting.length] ?? other
  })

function textOf(schema: Schema, known: () => readonly string[]): fc.Arbitrary<string> {
  const { pattern, format, minLength = 0, maxLength = 500 } = schema
  if (format === 'date-time')
    return fc.constantFrom('2026-03-02T09:00:00.000Z', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999999Z')
  if (format === 'date') return fc.constantFrom('2026-03-20', '0000-01-01', '9999-12-31')
  if (pattern !== undefined) {
    const fits = new RegExp(pattern)
    const any = fc.stringMatching(fits, { size: 'small' })
    return fc.oneof(
      drawn(known, (text) => fits.test(text), any),
      any,
    )
  }
  const fits = (text: string): boolean => text.length >= minLength && text.length <= maxLength
  const plain = fc.string({ minLength, maxLength: Math.min(maxLength, Math.max(minLength, 20)) })
  const hostile = HOSTILE_TEXTS.filter(fits)
  const longest = fc
    .constantFrom('x', '\u{1F469}', '\uFDFA')
    .map((part) => part.repeat(Math.floor(maxLength / part.length)))
  // Nothing repeats in it, so that it cannot be packed small.
  const dense = fc
    .string({
      minLength: Math.min(maxLength, 100),
      maxLength: Math.min(maxLength, 200),
      unit: 'binary',
      size: 'max',
    })
    .map((text) => text.slice(0, maxLength))
  return fc.oneof(
    { weight: 12, arbitrary: drawn(known, fits, plain) },
    { weight: 1, arbitrary: hostile.length > 0 ? fc.constantFrom(...hostile) : plain },
    { weight: 1, arbitrary: longest },
    { weight: 1, arbitrary: dense },
    { weight: 1, arbitrary: plain },
  )
}
