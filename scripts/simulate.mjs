// `npm run simulate -- --runs N --seed S`: the simulation of the sync for a whole night. Ends with what the histories
// contained; a history that fails is printed short, to be kept as a regression.
import { parseArgs } from 'node:util'
import { toolFile } from './lib/paths.mjs'
import { runNode } from './lib/run.mjs'
import { ensureSetup } from './lib/setup.mjs'

const USAGE = 'Options: --runs N  --seed S'

function wanted() {
  const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } })
  const runs = values.runs ?? '5000'
  const seed = values.seed ?? String(Math.trunc(Date.now() % 2 ** 31))
  if (!/^[1-9]\d{0,8}$/.test(runs) || !/^-?\d{1,10}$/.test(seed)) throw new Error('not a number')
  return { runs, seed }
}

let options
try {
  options = wanted()
} catch {
  process.stderr.write(`${USAGE}\n`)
  process.exit(2)
}

await ensureSetup()
process.stdout.write(`${options.runs} histories from seed ${options.seed}\n`)
process.exitCode = await runNode(
  [toolFile('vitest'), 'run', '--project', 'unit', 'test/simulation/simulation.test.ts'],
  {
    env: {
      ENTREPOT_SIMULATION_RUNS: options.runs,
      ENTREPOT_SIMULATION_SEED: options.seed,
      ENTREPOT_SIMULATION_TALLY: '1',
    },
  },
)
