import { parentPort, workerData } from 'node:worker_threads'
import { compileLayout } from '../../core/planning/layout/compile-layout.ts'
import { planInTime } from './plan-in-time.ts'
import type { PlanJob } from './plan-threads.ts'

/** Looks for a plan beside the main thread, from another seed. */
const { file, options, startedAt } = workerData as PlanJob
const layout = compileLayout(file.layout)
parentPort?.postMessage(planInTime({ file, layout }, options, startedAt))
