import fc from 'fast-check'
import { historyArbitrary, type Step } from './steps.testkit.ts'

/** Plays random histories until one fails, and makes that one short: what is left is a regression to keep. */
export interface Failure {
  readonly error: Error
  readonly steps: readonly Step[]
  /** Where fast-check finds the whole history again. */
  readonly seed: number
  readonly path: string | null
}

type Play = (steps: readonly Step[]) => Promise<void>

/** Longer than this nobody waits for a shorter one. */
const MOST_TRIES = 300

export async function findFailure(play: Play, numRuns: number, seed: number): Promise<Failure | null> {
  const result = await fc.check(fc.asyncProperty(historyArbitrary, play), {
    numRuns,
    seed,
    endOnFailure: true,
  })
  if (!result.failed) return null
  const { counterexample, errorInstance, counterexamplePath: path } = result
  const error = errorInstance instanceof Error ? errorInstance : new Error(String(errorInstance))
  const steps = await shortened(counterexample?.[0] ?? [], play, error)
  return { error, steps, seed, path }
}

/** Leaves out ever smaller parts while it fails in the same way. fast-check's own way takes too many histories. */
async function shortened(whole: readonly Step[], play: Play, error: Error): Promise<readonly Step[]> {
  let steps = whole
  let tries = 0
  for (let size = Math.ceil(steps.length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < steps.length && tries < MOST_TRIES; tries++) {
      const less = steps.toSpliced(at, size)
      if (await failsAlike(less, play, error)) steps = less
      else at += size
    }
  }
  return steps
}

async function failsAlike(steps: readonly Step[], play: Play, error: Error): Promise<boolean> {
  try {
    await play(steps)
    return false
  } catch (other) {
    return other instanceof Error && oracleOf(other) === oracleOf(error)
  }
}

/** Messages begin with the oracle's name. */
const oracleOf = ({ message }: Error): string => message.slice(0, message.indexOf(':'))
