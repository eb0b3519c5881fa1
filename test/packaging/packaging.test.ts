// [packaging] What electron-builder would ship, made for real but for Electron's binary: a stub stands in for it that
// carries the fuse wire, so that the fuses are really flipped.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Arch, build, Platform } from 'electron-builder'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FUSE_SENTINEL, filesInAsar, fusesOf } from './read-package.ts'

const root = join(import.meta.dirname, '../..')
const FUSES = 8

let scratch: string
let resources: string
let shipped: string[]

/** As much of an Electron distribution as the packer looks at. */
function stubElectron(folder: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'))
  for (const language of ['en-US', 'fr', 'de']) writeFileSync(join(folder, 'locales', `${language}.pak`), '')
  const wire = Buffer.concat([Buffer.from(FUSE_SENTINEL), Buffer.from([1, FUSES]), Buffer.alloc(FUSES, '0')])
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.alloc(64), wire, Buffer.alloc(64)]), {
    mode: 0o755,
  })
  writeFileSync(join(folder, 'version'), '45.4.1')
}

beforeAll(async () => {
  expect(existsSync(join(root, 'out/main/index.js')), 'out/ must be built first').toBe(true)
  scratch = mkdtempSync(join(tmpdir(), 'entrepot-pack-'))
  const stub = join(scratch, 'electron')
  stubElectron(stub)
  await build({
    projectDir: root,
    targets: Platform.LINUX.createTarget('dir', Arch.x64),
    publish: 'never',
    config: {
      extends: join(root, 'electron-builder.yml'),
      electronDist: stub,
      directories: { output: join(scratch, 'dist'), buildResources: join(root, 'resources/icons') },
    },
  })
  resources = join(scratch, 'dist', 'linux-unpacked', 'resources')
  shipped = filesInAsar(join(resources, 'app.asar'))
}, 300_000)

afterAll(() => rmSync(scratch, { recursive: true, force: true }))

test('the archive holds the shell, the station, the bridge, the screens and what they read', () => {
  expect(shipped).toEqual(
    expect.arrayContaining([
      '/package.json',
      '/out/main/index.js',
      '/out/main/station.js',
      '/out/main/import-worker.js',
      '/out/preload/index.cjs',
      '/out/renderer/index.html',
      '/resources/fonts/DejaVuSansCondensed.ttf',
      '/db/migrations/sqlite/meta/_journal.json',
      '/node_modules/better-sqlite3/package.json',
      '/node_modules/pdfkit/package.json',
    ]),
  )
})

test('the archive holds no sources, tests, development packages or source maps', () => {
  const foreign = shipped.filter(
    (path) =>
      /^\/(src|test|scripts|bench|docs|dist)\//.test(path) ||
      /^\/node_modules\/(electron|vite|vitest|typescript|node|@playwright|react|@mantine)\//.test(path) ||
      /\.(test\.[jt]sx?|map|d\.ts)$/.test(path),
  )
  expect(foreign).toEqual([])
})

test('only the SQLite binary of this platform is shipped, outside of the archive', () => {
  const inside = shipped.filter((path) => path.includes('/better-sqlite3/prebuilds/'))
  expect(inside).toEqual(['/node_modules/better-sqlite3/prebuilds/linux-x64.node'])
  const unpacked = join(resources, 'app.asar.unpacked/node_modules/better-sqlite3/prebuilds')
  expect(readdirSync(unpacked)).toEqual(['linux-x64.node'])
  expect(readFileSync(join(unpacked, 'linux-x64.node')).subarray(1, 4).toString()).toBe('ELF')
})

test('the fuses are set in the binary that is shipped', () => {
  expect(fusesOf(join(scratch, 'electron', 'electron'))).toMatchObject({ cookieEncryption: false })
  expect(fusesOf(join(scratch, 'dist', 'linux-unpacked', 'entrepot'))).toMatchObject({
    runAsNode: false,
    nodeOptions: false,
    inspect: false,
    cookieEncryption: true,
    asarIntegrity: true,
    onlyAsar: true,
    fileProtocolPrivileges: false,
  })
})

test('only the languages of the console are shipped', () => {
  const languages = readdirSync(join(scratch, 'dist', 'linux-unpacked', 'locales')).sort()
  expect(languages).toEqual(['en-US.pak', 'fr.pak'])
})

test('a wrong word in the configuration is refused before anything is fetched', async () => {
  const attempt = build({
    projectDir: root,
    targets: Platform.WINDOWS.createTarget('nsis', Arch.x64),
    publish: 'never',
    config: {
      extends: join(root, 'electron-builder.yml'),
      nsis: { onClick: true } as Record<string, unknown>,
    },
  })
  await expect(attempt).rejects.toThrow(/configuration\.nsis/)
})
