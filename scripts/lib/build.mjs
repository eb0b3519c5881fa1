// The build in out/ always belongs to the present sources: it carries the hash of what it was made from.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exclusively } from './lock.mjs'
import { root, toolFile } from './paths.mjs'
import { captureNode } from './run.mjs'

const stampFile = join(root, 'out', '.build-stamp')
const SOURCES = [
  'src',
  'db',
  'resources',
  'package-lock.json',
  'electron.vite.config.ts',
  'tsconfig.base.json',
]

function* filesUnder(path) {
  let entries
  try {
    entries = readdirSync(path, { withFileTypes: true })
  } catch (error) {
    if (error.code === 'ENOTDIR') yield path
    else if (error.code !== 'ENOENT') throw error
    return
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    yield* filesUnder(join(path, entry.name))
  }
}

function sourceHash() {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    for (const file of filesUnder(join(root, source))) {
      if (/\.test\.tsx?$/.test(file)) continue
      const bytes = readFileSync(file)
      hash.update(`${file.slice(root.length)}\0${bytes.length}\0`).update(bytes)
    }
  }
  return hash.digest('hex')
}

/**
 * Builds main, preload and renderer into out/ unless they are there already for these sources.
 * @returns {Promise<string[]>} what went wrong
 */
export async function buildProblems({ force = false } = {}) {
  const fresh = () => !force && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourceHash()
  if (fresh()) return []
  return exclusively(async () => {
    if (fresh()) return []
    process.stderr.write('Building the console …\n')
    const hash = sourceHash()
    const { code, output } = await captureNode([toolFile('electron-vite'), 'build'])
    if (code !== 0) return [output.trim()]
    writeFileSync(stampFile, hash)
    return []
  })
}

/** The same for a person who wants to start: without a build there is nothing to go on with. */
export async function ensureBuild(options = {}) {
  const problems = await buildProblems(options)
  if (problems.length === 0) return
  process.stderr.write(`${problems.join('\n')}\nThe console could not be built.\n`)
  process.exit(1)
}
