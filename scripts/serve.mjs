// `npm run serve`: the headless host on purpose.
import { join } from 'node:path'
import { ensureBuild } from './lib/build.mjs'
import { asArguments, consoleOptions } from './lib/options.mjs'
import { root, stationFlags } from './lib/paths.mjs'
import { runNode } from './lib/run.mjs'
import { ensureSetup } from './lib/setup.mjs'

const options = consoleOptions(process.argv.slice(2))
await ensureSetup()
await ensureBuild()
process.exitCode = await runNode([
  ...stationFlags,
  join(root, 'src/station/serve.ts'),
  ...asArguments(options),
])
