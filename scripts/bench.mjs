// `npm run bench`: runs bench/*.ts one after the other; `-- name` chooses those whose file name contains it, what
// comes after is passed on. stdout carries one JSON line per figure and nothing else. The large house that several of them
// measure is built by the first that needs it, into a folder that they share for this run.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuild } from './lib/build.mjs'
import { root } from './lib/paths.mjs'
import { runNode } from './lib/run.mjs'
import { ensureSetup } from './lib/setup.mjs'

const args = process.argv.slice(2)
const wanted = args[0] && !args[0].startsWith('-') ? args.shift() : ''
await ensureSetup()
await ensureBuild()

const folder = join(root, 'bench')
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.ts') && name.includes(wanted ?? ''))
  .sort()
if (files.length === 0) {
  process.stderr.write(`No benchmark is called "${wanted}".\n`)
  process.exit(2)
}
const kept = process.env.BENCH_HOUSE
const house = kept ?? mkdtempSync(join(tmpdir(), 'entrepot-bench-house-'))
try {
  for (const name of files) {
    const code = await runNode([join(folder, name), ...args], { env: { BENCH_HOUSE: house } })
    if (code !== 0) process.exitCode = code
  }
} finally {
  if (kept === undefined) rmSync(house, { recursive: true, force: true })
}
