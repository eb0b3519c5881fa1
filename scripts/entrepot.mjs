// `npm run --silent entrepot -- …`: the command line. Paths that the user gives are relative to where he stands,
// and stdout carries only what the command prints.
import { join } from 'node:path'
import { root } from './lib/paths.mjs'
import { runNode } from './lib/run.mjs'
import { ensureSetup } from './lib/setup.mjs'

await ensureSetup()
process.exitCode = await runNode([join(root, 'src/station/cli.ts'), ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
})
