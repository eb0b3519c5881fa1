import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The large house, built once per run and copied for each part, so that no part measures what another one left behind.
 * Where BENCH_HOUSE names a folder, the house is there afterwards, or was there already.
 */
const shared = process.env.BENCH_HOUSE

const FILE = 'station.sqlite'
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const builder = here('./build-house.ts')

/** Named after what it is made from: a kept house of another schema is not taken. */
function houseName(): string {
  const hash = createHash('sha256')
  for (const source of [
    './large-house.ts',
    '../../db/migrations/sqlite/0000_initial.sql',
    '../../db/migrations/sqlite/meta/_journal.json',
  ])
    hash.update(readFileSync(here(source)))
  return `house-${hash.digest('hex').slice(0, 12)}`
}

/** Runs a part on a fresh copy of the house and takes the copy away afterwards, however the part ends. */
export async function withLargeHouse(part: (dataDir: string) => Promise<void> | void): Promise<void> {
  await withFolder(async (folder) => {
    const house = join(shared ?? folder, houseName())
    if (!existsSync(house)) build(house)
    const dataDir = join(folder, 'data')
    mkdirSync(dataDir)
    // Copied on write where the file system can.
    copyFileSync(join(house, FILE), join(dataDir, FILE), constants.COPYFILE_FICLONE)
    await part(dataDir)
  })
}

export async function withFolder(part: (folder: string) => Promise<void> | void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'entrepot-bench-'))
  try {
    await part(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function build(house: string): void {
  const unfinished = `${house}-unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  const built = spawnSync(process.execPath, [builder, unfinished], { stdio: 'inherit' })
  if (built.status !== 0) throw new Error('the house could not be built')
  renameSync(unfinished, house)
}
