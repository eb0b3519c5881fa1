// `npm run typecheck`: every layer, or those named after `--`.
import { root } from './lib/paths.mjs'
import { ensureSetup } from './lib/setup.mjs'
import { typecheck } from './lib/typecheck.mjs'

await ensureSetup()
const names = process.argv.slice(2)
for (const { program, problems } of await typecheck(root, names.length > 0 ? names : undefined)) {
  process.stdout.write(`${program}: ${problems.length === 0 ? 'ok' : `${problems.length} problems`}\n`)
  for (const problem of problems) process.stdout.write(`  ${problem}\n`)
  if (problems.length > 0) process.exitCode = 1
}
