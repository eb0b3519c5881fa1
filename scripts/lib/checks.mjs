// What must hold before anything runs. Each check answers with its problems, in words; none means it holds.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildProblems } from './build.mjs'
import { migrationProblems } from './migrations.mjs'
import { root, toolFile } from './paths.mjs'
import { captureNode } from './run.mjs'
import { typecheck } from './typecheck.mjs'

/** @param {string[]} args */
async function tool(args) {
  const { code, output } = await captureNode(args)
  return code === 0 ? [] : [output.trim() || `${args[0]} ended with code ${code}`]
}

/** @type {{ name: string, run: () => Promise<string[]> }[]} */
const checks = [
  { name: 'build', run: () => buildProblems() },
  {
    name: 'types and layers',
    run: async () =>
      (await typecheck(root)).flatMap(({ program, problems }) =>
        problems.map((line) => `[${program}] ${line}`),
      ),
  },
  {
    name: 'lint and format',
    run: () =>
      tool([toolFile('@biomejs/biome'), 'check', '--error-on-warnings', '--max-diagnostics=50', '.']),
  },
  { name: 'dead code', run: () => tool([toolFile('knip'), '--no-progress']) },
  { name: 'migrations up to date', run: migrationProblems },
]

const textCheck = join(root, 'scripts', 'check-text.mjs')
if (existsSync(textCheck)) checks.push({ name: 'texts in both languages', run: () => tool([textCheck]) })

/**
 * Runs all checks and prints one line each.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks() {
  let failed = 0
  for (const check of checks) {
    const started = Date.now()
    const problems = await check.run()
    const seconds = ((Date.now() - started) / 1000).toFixed(1)
    process.stdout.write(`${problems.length === 0 ? '✓' : '✗'} ${check.name} (${seconds} s)\n`)
    for (const problem of problems) process.stdout.write(`${problem.replace(/^/gm, '    ')}\n`)
    if (problems.length > 0) failed += 1
  }
  return { passed: checks.length - failed, failed }
}
