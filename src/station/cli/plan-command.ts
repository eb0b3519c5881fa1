import { basename } from 'node:path'
import { type Plan, PlanError, type PlanProblem } from '../../core/planning/plan-request.ts'
import { CliError } from './cli-error.ts'
import { PLAN_USAGE, type PlanOptions, parsePlanArgs } from './plan-options.ts'
import { planInThreads } from './plan-threads.ts'
import { type PlanningInput, readPlanningFile } from './read-planning-file.ts'

/**
 * `entrepot plan FILE…`: the planner without a house, on layout files. A file that cannot be planned is told on standard error and
 * does not keep the others from being planned.
 */
export async function planCommand(argv: readonly string[]): Promise<number> {
  const args = parsePlanArgs(argv)
  if (args === 'help') {
    process.stdout.write(`${PLAN_USAGE}\n`)
    return 0
  }
  let code = 0
  for (const path of args.files) {
    try {
      await planFile(path, args)
    } catch (error) {
      if (!(error instanceof CliError)) throw error
      process.stderr.write(`${error.message}\n`)
      code = 2
    }
  }
  return code
}

async function planFile(path: string, options: PlanOptions): Promise<void> {
  const startedAt = Date.now()
  const input = readPlanningFile(path)
  try {
    const plan = await planInThreads(input, options, startedAt)
    process.stdout.write(`${JSON.stringify(lineOf(path, input, plan))}\n`)
  } catch (error) {
    if (error instanceof PlanError) throw new CliError(`${path}: ${complaint(error.problems)}`)
    throw error
  }
}

function lineOf(path: string, { file, layout }: PlanningInput, plan: Plan) {
  const inUnits = (steps: number): number => steps / layout.stepsPerUnit
  return {
    name: file.name || basename(path),
    batches: plan.tours.map(({ orders, route, length, walked, wave, zones }) => ({
      orders,
      route,
      length: inUnits(length),
      ...(walked !== length && { walked: inUnits(walked) }),
      ...(wave !== null && { wave }),
      ...(zones.length > 0 && { zones }),
    })),
    total: inUnits(plan.length),
    ...(plan.walked !== plan.length && { walked: inUnits(plan.walked) }),
  }
}

/** So many are told one by one. */
const TOLD = 5

function complaint(problems: readonly PlanProblem[]): string {
  const words = problems.slice(0, TOLD).map(inWords)
  const more = problems.length > TOLD ? [`and ${problems.length - TOLD} more`] : []
  return `${[...words, ...more].join('; ')}.`
}

function inWords(problem: PlanProblem): string {
  switch (problem.kind) {
    case 'duplicateOrder':
      return `order "${problem.order}" is there twice`
    case 'unknownBin':
      return `order "${problem.order}": there is no bin "${problem.bin}"`
    case 'unreachableBin':
      return `order "${problem.order}": no way leads to bin "${problem.bin}" and back`
    case 'overCapacity':
      return `order "${problem.order}": ${problem.measure} ${problem.needs} is more than one tour carries (${problem.most})`
    case 'unknownDepot':
      return `there is no depot "${problem.depot}"`
  }
}
