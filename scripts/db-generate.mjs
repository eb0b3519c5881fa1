// `npm run db:generate -- --name what-changed`: the next migration, in both dialects.
import { generateMigrations } from './lib/migrations.mjs'
import { ensureSetup } from './lib/setup.mjs'

await ensureSetup()
process.exitCode = await generateMigrations(process.argv.slice(2))
