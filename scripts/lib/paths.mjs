// Every script runs the project's tools on the project's Node: nothing here may depend on what the machine has
// beyond the Node that started it, so this file and set-up use only what Node 20 carries.
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
export const modules = join(root, 'node_modules')
export const isWindows = process.platform === 'win32'
export const projectNode = join(modules, 'node', 'bin', isWindows ? 'node.exe' : 'node')

/**
 * For the process that runs a station. Left alone, V8 lets the space of its youngest objects grow by 100 MB at the start
 * already, and never gives them back.
 */
export const stationFlags = ['--max-semi-space-size=8']

/** The environment of every child: the project's Node and tools come first. */
export function childEnv(extra = {}) {
  const env = { ...process.env, ...extra }
  // Windows spells the variable "Path"; two spellings in one environment would make the order undefined.
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  const first = [dirname(projectNode), join(modules, '.bin')]
  env[key] = [...first, env[key] ?? ''].join(delimiter)
  return env
}

/**
 * The JavaScript file behind a package's command, to be run by the project's Node without a shell.
 * @param {string} packageName
 * @param {string} [command]
 */
export function toolFile(packageName, command = packageName.replace(/^@[^/]*\//, '')) {
  const folder = join(modules, packageName)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = typeof bin === 'string' ? bin : bin?.[command]
  if (!file || !existsSync(join(folder, file))) throw new Error(`${packageName} has no command ${command}`)
  return join(folder, file)
}
