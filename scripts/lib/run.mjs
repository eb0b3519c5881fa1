// Children are run by the project's Node, get every signal that we get, and their exit code becomes ours.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { childEnv, projectNode, root } from './paths.mjs'

/** @typedef {{ cwd?: string, env?: Record<string, string> }} RunOptions */

/** @param {import('node:child_process').ChildProcess} child */
function exitCodeOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}

/**
 * Runs a program in our place: our terminal, our signals.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>}
 */
export async function runInPlace(command, args, options = {}) {
  const child = spawn(command, args, {
    cwd: options.cwd ?? root,
    env: childEnv(options.env),
    stdio: 'inherit',
  })
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  const handlers = signals.map((signal) => {
    // A terminal's Ctrl+C reaches the child by itself; a second one would cut its orderly end short.
    const handler = () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal))
    process.on(signal, handler)
    return () => process.off(signal, handler)
  })
  // npm does not pass every signal on; when the process that started us is gone, nobody is left to stop the child.
  const starter = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === starter) return
    clearInterval(watch)
    child.kill('SIGTERM')
  }, 500)
  try {
    return await exitCodeOf(child)
  } finally {
    clearInterval(watch)
    for (const off of handlers) off()
  }
}

/** @param {string[]} args @param {RunOptions} [options] */
export function runNode(args, options) {
  return runInPlace(projectNode, args, options)
}

/**
 * Runs a tool on the project's Node and keeps what it says.
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function captureNode(args, options = {}) {
  const child = spawn(projectNode, args, {
    cwd: options.cwd ?? root,
    env: childEnv({ NO_COLOR: '1', ...options.env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const pieces = /** @type {Buffer[]} */ ([])
  child.stdout.on('data', (piece) => pieces.push(piece))
  child.stderr.on('data', (piece) => pieces.push(piece))
  const code = await exitCodeOf(child)
  return { code, output: Buffer.concat(pieces).toString('utf8') }
}
