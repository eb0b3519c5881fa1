// A real Chromium for tests, found in this order: the one that CHROME names, the system's, the one that npm brought.
// The last needs no system package: it carries the libraries and fonts that a bare machine lacks.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from '@playwright/test'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

interface FoundBrowser {
  executablePath: string
  env: Record<string, string>
}

/** Where a browser is, or why there is none. In CI there must be one: then this throws instead. */
export async function findBrowser(): Promise<FoundBrowser | { missing: string }> {
  const named = process.env.CHROME
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROME names ${named}, which is not there`)
    return { executablePath: named, env: {} }
  }
  const system = SYSTEM.find((path) => existsSync(path))
  if (system) return { executablePath: system, env: {} }
  const packed = await packedChromium()
  if ('missing' in packed && process.env.CI) throw new Error(packed.missing)
  return packed
}

/** Starts it headless. Tests that need it call `findBrowser` first to skip with a reason. */
export async function launchBrowser(): Promise<Browser> {
  const found = await findBrowser()
  if ('missing' in found) throw new Error(found.missing)
  const env = Object.fromEntries(
    Object.entries(process.env).filter((entry) => entry[1] !== undefined),
  ) as Record<string, string>
  return chromium.launch({ executablePath: found.executablePath, args: FLAGS, env: { ...env, ...found.env } })
}

async function packedChromium(): Promise<FoundBrowser | { missing: string }> {
  if (process.platform !== 'linux') {
    return { missing: 'No Chromium: name one in the environment variable CHROME.' }
  }
  const folder = await unpack()
  const executablePath = join(folder, 'chromium')
  // Only where the system's own libraries are absent, because mixing them with ours would be the greater risk.
  for (const env of [{}, { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }]) {
    const loads = spawnSync('ldd', [executablePath], { env: { ...process.env, ...env }, encoding: 'utf8' })
    if (loads.status !== 0 || loads.stdout.includes('not found')) continue
    const hasFonts = existsSync('/usr/share/fonts')
    const fonts: Record<string, string> = hasFonts ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }
    return { executablePath, env: { ...env, ...fonts } }
  }
  return {
    missing: 'The Chromium from npm does not load here. On Debian: apt-get install chromium; or set CHROME.',
  }
}

/** Unpacks once per version. Whoever is second finds the first one's folder: a folder appears whole or not at all. */
async function unpack(): Promise<string> {
  const source = join(import.meta.dirname, '../../node_modules/@sparticuz/chromium')
  const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string }
  const cache = join(import.meta.dirname, '../../node_modules/.cache')
  const target = join(cache, `chromium-${manifest.version}`)
  if (existsSync(target)) return target
  mkdirSync(cache, { recursive: true })
  const scratch = mkdtempSync(join(cache, 'unpacking-'))
  const previous = process.env.TMPDIR
  // The package unpacks into the temporary folder of the process, whatever that is.
  process.env.TMPDIR = scratch
  try {
    const { default: packed, inflate } = await import('@sparticuz/chromium')
    await packed.executablePath()
    await inflate(join(source, 'bin', 'al2023.tar.br'))
  } finally {
    if (previous === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = previous
  }
  try {
    renameSync(scratch, target)
  } catch (error) {
    rmSync(scratch, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  return target
}
