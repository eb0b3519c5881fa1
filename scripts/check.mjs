// `npm run check`: everything that can be judged without running the program.
import { runChecks } from './lib/checks.mjs'
import { ensureSetup } from './lib/setup.mjs'

await ensureSetup()
const { failed } = await runChecks()
if (failed > 0) process.exitCode = 1
