import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { EXACT_MOST } from '../../core/planning/batching/exact-batches.ts'
import type { PlanningFile } from '../../core/planning/layout/layout-format.ts'
import type { Plan } from '../../core/planning/plan-request.ts'
import { planInTime } from './plan-in-time.ts'
import type { PlanOptions } from './plan-options.ts'
import type { PlanningInput } from './read-planning-file.ts'

export interface PlanJob {
  readonly file: PlanningFile
  readonly options: PlanOptions
  readonly startedAt: number
}

/** A thread of its own is worth its start only from here on. */
const LEAST_SECONDS = 2
/** Far from the seeds that a person tries one after the other. */
const NEXT_SEED = 1_000_003

/** The best of two searches side by side, where the machine has a core for the second. */
export async function planInThreads(
  input: PlanningInput,
  options: PlanOptions,
  startedAt: number,
): Promise<Plan> {
  const searches = options.method !== 'single' && input.file.orders.length > EXACT_MOST
  if (!searches || options.seconds < LEAST_SECONDS || availableParallelism() < 2)
    return planInTime(input, options, startedAt)
  const beside = planBeside({
    file: input.file,
    options: { ...options, seed: options.seed + NEXT_SEED },
    startedAt,
  })
  const own = planInTime(input, options, startedAt)
  const other = await beside
  return other.walked < own.walked ? other : own
}

function planBeside(job: PlanJob): Promise<Plan> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./plan-worker.ts', import.meta.url), { workerData: job })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
