// `npm start`: installs, builds and opens the console. Where no window can be opened it says why in one line and
// serves the same console instead, with the same options.
import { join } from 'node:path'
import { ensureBuild } from './lib/build.mjs'
import { fetchElectron, windowObstacle } from './lib/electron.mjs'
import { asArguments, consoleOptions } from './lib/options.mjs'
import { root, stationFlags } from './lib/paths.mjs'
import { runInPlace, runNode } from './lib/run.mjs'
import { ensureSetup } from './lib/setup.mjs'

const options = consoleOptions(process.argv.slice(2))
await ensureSetup()
await ensureBuild()

const asksToServe = ['port', 'host', 'pair', 'join', 'host-house'].find((name) => name in options)
let obstacle = windowObstacle()
if (!obstacle && asksToServe) obstacle = `--${asksToServe} was given`
const electron = obstacle ? undefined : await fetchElectron()
if (!obstacle && !electron) obstacle = 'Electron is not here and could not be fetched'

if (electron) {
  process.exitCode = await runInPlace(electron, [root, ...asArguments(options)])
} else {
  process.stdout.write(`${obstacle}: serving the console instead.\n`)
  process.exitCode = await runNode([
    ...stationFlags,
    join(root, 'src/station/serve.ts'),
    ...asArguments(options),
  ])
}
