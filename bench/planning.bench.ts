import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { compileLayout } from '../src/core/planning/layout/compile-layout.ts'
import { LayoutFile } from '../src/core/planning/layout/layout-format.ts'
import type { Depot } from '../src/core/planning/layout/pick-layout.ts'
import { type Random, randomFrom } from '../src/core/planning/random.ts'
import { routerOf } from '../src/core/planning/routing/router.ts'
import type { PlanOptions } from '../src/station/cli/plan-options.ts'
import { planInThreads } from '../src/station/cli/plan-threads.ts'
import { readPlanningFile } from '../src/station/cli/read-planning-file.ts'
import { percentile, report, reportPercentiles } from './lib/report.ts'

/**
 * The planner: how long a route takes, and how long the tours are against the best that is published. Instances with a hundred orders get
 * six times the seconds. `-- planning --seconds 1 --only Pr_` is quicker and says less.
 */
const folder = fileURLToPath(new URL('../../shared/data/planning', import.meta.url))
const STOPS = 50
const ROUTES = 400
const ROUTE_MS = 5

const goals: Readonly<Record<string, number>> = {
  bahceciOncan: 1,
  proven: 1.01,
  hundredOrders: 0.98,
}

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '10' }, only: { type: 'string', default: '' } },
})
const seconds = Number(values.seconds)

for (const blocks of [1, 2, 3, 4, 5]) measureRouting(blocks)
await measureInstances()

function measureRouting(blocks: number): void {
  const random = randomFrom(blocks)
  const layout = largeLayout(blocks, random)
  const router = routerOf(layout, 'exact', layout.depots[0] as Depot)
  const bins = [...layout.bins.values()]
  const times: number[] = []
  for (let route = 0; route < ROUTES; route++) {
    const stops = Array.from({ length: STOPS }, () => bins[Math.floor(random() * bins.length)] ?? bins[0])
    const known = stops.filter((stop) => stop !== undefined)
    const started = performance.now()
    router.route(known)
    times.push(performance.now() - started)
  }
  reportPercentiles('planning.route', times, blocks <= 2 ? ROUTE_MS : undefined, { stops: STOPS, blocks })
}

function largeLayout(blocks: number, random: Random) {
  const aisles = Array.from({ length: 20 }, (_, index) => ({ id: `A${index}`, x: 3 * index }))
  const crossAisles = Array.from({ length: blocks + 1 }, (_, line) => Math.round((60 * line) / blocks))
  const bins = Array.from({ length: 2000 }, (_, index) => ({
    code: `B${index}`,
    aisle: `A${index % 20}`,
    y: Math.round(random() * 600) / 10,
  }))
  return compileLayout(LayoutFile.parse({ aisles, crossAisles, bins, depot: { x: 0, y: 0 } }))
}

interface Result {
  readonly ratio: number
  readonly ms: number
  readonly groups: readonly string[]
}

async function measureInstances(): Promise<void> {
  if (!existsSync(folder)) {
    process.stderr.write('The published instances are not beside the repository: tours are not compared.\n')
    return
  }
  const results: Result[] = []
  for (const name of readdirSync(folder).filter((file) => file.includes(values.only))) {
    const result = await measure(join(folder, name))
    results.push(result)
    process.stderr.write(`${name} ${result.ratio.toFixed(4)}\n`)
  }
  const groups = [...new Set(results.flatMap((result) => result.groups))].sort()
  for (const group of groups) {
    const members = results.filter((result) => result.groups.includes(group))
    const ratios = members.map(({ ratio }) => ratio)
    const times = members.map(({ ms }) => ms)
    const context = { seconds }
    const n = members.length
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / n
    const goal = goals[group]
    report({
      name: `planning.${group}.mean`,
      value: mean,
      unit: 'ratio',
      n,
      ...(goal !== undefined && { goal }),
      context,
    })
    report({ name: `planning.${group}.worst`, value: Math.max(...ratios), unit: 'ratio', n, context })
    report({ name: `planning.${group}.time.max`, value: percentile(times, 100), unit: 'ms', n, context })
  }
}

async function measure(path: string): Promise<Result> {
  const input = readPlanningFile(path)
  const { upper, proven } = bestKnownOf(path)
  const orders = input.file.orders.length
  const options: PlanOptions = {
    method: 'batch',
    routing: 'exact',
    seconds: orders >= 100 ? 6 * seconds : seconds,
    seed: 1,
  }
  const started = performance.now()
  const plan = await planInThreads(input, options, Date.now())
  const groups = [kindOf(input.file.name)]
  if (proven) groups.push('proven')
  // What is proven cannot be beaten.
  else if (orders >= 100) groups.push('hundredOrders')
  return {
    ratio: plan.length / input.layout.stepsPerUnit / upper,
    ms: performance.now() - started,
    groups,
  }
}

function kindOf(name: string): string {
  if (name.startsWith('Pr_')) return 'bahceciOncan'
  return /^\d+_\d+_\d+$/.test(name) ? 'muterOncan' : 'hennWascher'
}

function bestKnownOf(path: string): { readonly upper: number; readonly proven: boolean } {
  return JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')).bestKnown
}
