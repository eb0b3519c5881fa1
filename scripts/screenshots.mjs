// `npm run screenshots`: makes the pictures in docs/screenshots again, from the real console on a demo warehouse.
import { join } from 'node:path'
import { ensureBuild } from './lib/build.mjs'
import { root } from './lib/paths.mjs'
import { runNode } from './lib/run.mjs'
import { ensureSetup } from './lib/setup.mjs'

await ensureSetup()
await ensureBuild()
process.exitCode = await runNode([join(root, 'scripts', 'screenshots.ts'), ...process.argv.slice(2)])
