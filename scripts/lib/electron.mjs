// Whether a window can be opened here. Electron fetches its binary at its first start; that is tried once, with an
// end, and never where no window could be shown anyway.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { childEnv, modules, projectNode } from './paths.mjs'

const folder = join(modules, 'electron')
const FETCH_SECONDS = 60

/** The binary's path, or undefined while it has not been fetched. */
export function electronBinary() {
  try {
    const name = readFileSync(join(folder, 'path.txt'), 'utf8')
    const binary = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name)
    return existsSync(binary) ? binary : undefined
  } catch {
    return undefined
  }
}

/** Why no window can be opened on this machine, whatever is installed. */
export function windowObstacle() {
  if (process.platform !== 'linux') return undefined
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'No display'
  // Chromium's sandbox does not work for root, and we do not run without it.
  if (process.getuid?.() === 0) return 'A window is not opened for root'
  return undefined
}

/** @returns {Promise<string | undefined>} */
export async function fetchElectron() {
  const present = electronBinary()
  if (present || process.env.CI) return present
  process.stderr.write(`Fetching Electron (once; at most ${FETCH_SECONDS} s) …\n`)
  const child = spawn(projectNode, [join(folder, 'install.js')], { env: childEnv(), stdio: 'ignore' })
  const timer = setTimeout(() => child.kill('SIGKILL'), FETCH_SECONDS * 1000)
  await new Promise((resolve) => {
    child.once('error', resolve)
    child.once('close', resolve)
  })
  clearTimeout(timer)
  return electronBinary()
}
