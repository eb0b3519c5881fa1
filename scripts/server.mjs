// `npm run server`: the central server that brings stations together.
import { join, resolve } from 'node:path'
import { root } from './lib/paths.mjs'
import { runNode } from './lib/run.mjs'
import { ensureSetup } from './lib/setup.mjs'

/** Relative to where the person stands: npm moves to the project's folder before it runs a script. */
const FILES = ['--data', '--cert', '--key', '--backups']
const given = process.argv.slice(2)
const from = process.env.INIT_CWD ?? '.'
const args = given.map((argument, i) => {
  const previous = given[i - 1]
  if (previous !== undefined && FILES.includes(previous)) return resolve(from, argument)
  const [name, value] = argument.split(/=(.*)/s)
  return name && value && FILES.includes(name) ? `${name}=${resolve(from, value)}` : argument
})

await ensureSetup()
process.exitCode = await runNode([join(root, 'src/server/serve.ts'), ...args])
