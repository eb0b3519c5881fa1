import { parseArgs } from 'node:util'
import { PICK_METHODS, type PickMethod } from '../../core/planning/plan-request.ts'
import { ROUTINGS, type Routing } from '../../core/planning/routing/router.ts'
import { CliError } from './cli-error.ts'

/** The arguments of `plan`. What is not understood is told, never guessed. */
export interface PlanArgs extends PlanOptions {
  readonly files: readonly string[]
}

export interface PlanOptions {
  readonly method: PickMethod
  readonly routing: Routing
  readonly seconds: number
  readonly seed: number
}

export const PLAN_USAGE = `Usage: npm run --silent entrepot -- plan FILE... [options]
  FILE               a layout with orders as JSON, plain or gzip

  --method M         ${PICK_METHODS.join(', ')} (batch)
  --routing R        ${ROUTINGS.join(', ')} (exact)
  --seconds S        how long to look for better tours, for each file (10)
  --seed N           the same number gives the same search (1)
  --help             shows this

The output is one line of JSON for each file:
  {"name":"...","batches":[{"orders":["1"],"route":["A00-003"],"length":31.2}],"total":31.2}`

export function parsePlanArgs(args: readonly string[]): PlanArgs | 'help' {
  const { values, positionals: files } = read(args)
  if (values.help) return 'help'
  if (files.length === 0) throw new CliError(`A file is needed.\n\n${PLAN_USAGE}`)
  return {
    files,
    method: oneOf('--method', values.method ?? 'batch', PICK_METHODS),
    routing: oneOf('--routing', values.routing ?? 'exact', ROUTINGS),
    seconds: secondsOf(values.seconds ?? '10'),
    seed: seedOf(values.seed ?? '1'),
  }
}

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: true,
      options: {
        method: { type: 'string' },
        routing: { type: 'string' },
        seconds: { type: 'string' },
        seed: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error)
    throw new CliError(`${message}.\n\n${PLAN_USAGE}`)
  }
}

function oneOf<Word extends string>(option: string, given: string, words: readonly Word[]): Word {
  const word = words.find((each) => each === given)
  if (word === undefined) throw new CliError(`${option}: "${given}" is not ${words.join(', ')}.`)
  return word
}

function secondsOf(text: string): number {
  const seconds = Number(text)
  if (text.trim() === '' || !(seconds >= 0 && seconds <= 86_400))
    throw new CliError(`--seconds: "${text}" is not a number of seconds from 0 to 86400.`)
  return seconds
}

function seedOf(text: string): number {
  if (!/^\d{1,9}$/.test(text))
    throw new CliError(`--seed: "${text}" is not a whole number from 0 to 999999999.`)
  return Number(text)
}
