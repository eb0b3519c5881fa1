// `npm run build`: builds into out/ even when nothing seems to have changed.
import { ensureBuild } from './lib/build.mjs'
import { ensureSetup } from './lib/setup.mjs'

await ensureSetup()
await ensureBuild({ force: true })
