// One compiler run per layer, each seeing only the platform names that its layer may use; every run also reports
// its imports, which are held against the table of layers.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { importsIn, layers, otherPrograms, violations } from './layers.mjs'
import { toolFile } from './paths.mjs'
import { captureNode } from './run.mjs'

/**
 * @param {string} folder the checkout, or a planted one
 * @param {string[]} [only] names of programs
 * @returns {Promise<{ program: string, problems: string[] }[]>}
 */
export async function typecheck(folder, only) {
  const programs = [...layers.map((layer) => layer.name), ...otherPrograms].filter(
    (name) => (only?.includes(name) ?? true) && existsSync(join(folder, `tsconfig.${name}.json`)),
  )
  const results = /** @type {{ program: string, problems: string[] }[]} */ ([])
  const queue = [...programs]
  const worker = async () => {
    for (let program = queue.shift(); program; program = queue.shift()) {
      results.push({ program, problems: await problemsOf(folder, program) })
    }
  }
  await Promise.all([worker(), worker()])
  return results.sort((a, b) => programs.indexOf(a.program) - programs.indexOf(b.program))
}

async function problemsOf(folder, program) {
  const args = ['-p', `tsconfig.${program}.json`, '--pretty', 'false', '--explainFiles']
  const { code, output } = await captureNode([toolFile('typescript', 'tsc'), ...args], { cwd: folder })
  const edges = importsIn(output)
  const lines = output.split(/\r?\n/)
  const errors = lines.filter((line) => /error TS\d+:/.test(line))
  // A layer whose folder is still empty is no mistake.
  const real = errors.filter((line) => !line.includes('error TS18003'))
  if (code !== 0 && errors.length === 0) real.push(lines.slice(-10).join('\n'))
  return [...real, ...violations(edges)]
}
