// `npm test`: the static checks, then every test; `npm test -- path` runs only the tests whose path contains it. The
// last line is the total, and a run that tested nothing has failed.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuild } from './lib/build.mjs'
import { runChecks } from './lib/checks.mjs'
import { root, toolFile } from './lib/paths.mjs'
import { runNode } from './lib/run.mjs'
import { ensureSetup } from './lib/setup.mjs'

// Electron's binary comes from a host of its own that a build machine may not reach; all else must run there.
const MAY_BE_SKIPPED_IN_CI = /^test[\\/]electron-smoke[\\/]/

/** @param {string[]} args @returns {Promise<import('./lib/vitest-totals.mjs').Totals>} */
async function runVitest(args) {
  const scratch = mkdtempSync(join(tmpdir(), 'entrepot-tests-'))
  const file = join(scratch, 'totals.json')
  try {
    const reporters = ['--reporter=default', `--reporter=${join(root, 'scripts/lib/vitest-totals.mjs')}`]
    const code = await runNode([toolFile('vitest'), 'run', ...reporters, ...args], {
      env: { ENTREPOT_TEST_TOTALS: file },
    })
    const totals = existsSync(file)
      ? JSON.parse(readFileSync(file, 'utf8'))
      : { passed: 0, failed: 0, broken: ['vitest did not finish'], skipped: [] }
    if (code !== 0 && totals.failed + totals.broken.length === 0)
      totals.broken.push(`vitest ended with code ${code}`)
    return totals
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

// Whatever ends this early (no registry, a broken build) is a failure with a total like any other.
let total = '0 passed, 1 failed'
process.on('exit', () => process.stdout.write(`${total}\n`))

await ensureSetup()
const args = process.argv.slice(2)
if (args.length > 0) await ensureBuild()
const checked = args.length > 0 ? { passed: 0, failed: 0 } : await runChecks()
const tests = await runVitest(args)

const forbidden = process.env.CI ? tests.skipped.filter(({ file }) => !MAY_BE_SKIPPED_IN_CI.test(file)) : []
for (const { file, name, reason } of tests.skipped)
  process.stdout.write(`skipped: ${file} > ${name}: ${reason}\n`)
for (const { file, name } of forbidden)
  process.stdout.write(`failed: ${file} > ${name} may not be skipped here\n`)
for (const problem of tests.broken) process.stdout.write(`failed: ${problem}\n`)

const passed = checked.passed + tests.passed
const failed = checked.failed + tests.failed + tests.broken.length + forbidden.length
const skipped = tests.skipped.length - forbidden.length
if (tests.passed + tests.failed === 0) process.stdout.write('No test ran.\n')
if (failed > 0 || tests.passed + tests.failed === 0) process.exitCode = 1
total = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
