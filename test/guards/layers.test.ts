// [guards] Each rule of the layers is broken once, on purpose, in a planted checkout; a guard that stays silent there
// would stay silent here. The same checkout holds what is allowed, which no guard may touch.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toolFile } from '../../scripts/lib/paths.mjs'
import { captureNode } from '../../scripts/lib/run.mjs'
import { typecheck } from '../../scripts/lib/typecheck.mjs'
import { type Planted, plant } from './planted.ts'

const exported =
  'export interface Thing {\n  readonly name: string\n}\n\nexport const thing: Thing = { name: "x" }\n'
const importing = (from: string) => `import { thing } from '${from}'\n\nexport const name = thing.name\n`
const typeOf = (from: string) =>
  `import type { Thing } from '${from}'\n\nexport const nameOf = (thing: Thing) => thing.name\n`

const files: Record<string, string> = {
  // What is allowed.
  'src/core/model/thing.ts': exported,
  'src/core/protocol/thing.ts': importing('../model/thing.ts'),
  'src/core/model/schema.ts': "import { z } from 'zod'\n\nexport const Name = z.string()\n",
  'src/core/model/day.ts':
    'export const day = (at: string) => new Date(Date.parse(at))\nexport const zero = Date.UTC(1970, 0)\n',
  'src/core/model/thing.test.ts':
    "import { readFileSync } from 'node:fs'\n\nexport const later = () => [readFileSync('x', 'utf8'), Date.now()]\n",
  'src/documents/slip.ts': importing('../core/model/thing.ts'),
  'db/schema.ts': importing('../src/core/model/thing.ts'),
  'src/station/store.ts': `${importing('../core/model/thing.ts')}export const at = Date.now()\n`,
  'src/station/paper.ts': "import { name } from '../documents/slip.ts'\n\nexport const title = name\n",
  'src/station/embed-server.ts': importing('../server/thing.ts'),
  'src/server/thing.ts': exported,
  'src/main/thing.ts': exported,
  'src/preload/thing.ts': exported,
  'src/renderer/screen.tsx': `${importing('../core/model/thing.ts')}export const page = document.title\n`,

  // What is not.
  'src/core/bad-node.ts': "import { readFileSync } from 'node:fs'\n\nexport const read = readFileSync\n",
  'src/core/bad-dom.ts': 'export const title = () => document.title\n',
  'src/core/bad-buffer.ts': "export const bytes = () => Buffer.from('x')\n",
  'src/core/bad-timer.ts': 'export const later = (f: () => void) => setTimeout(f, 1)\n',
  'src/core/bad-package.ts': "import dayjs from 'dayjs'\n\nexport const parse = dayjs\n",
  'src/core/bad-station.ts': typeOf('../station/bad-server.ts'),
  'src/core/bad-clock.ts': 'export const now = () => Date.now()\n',
  'src/core/bad-today.ts': 'export const today = () => new Date()\n',
  'src/core/bad-dice.ts': 'export const dice = () => Math.random()\n',
  'src/documents/bad-station.ts': importing('../station/store.ts')
    .replace('thing }', 'name as thing }')
    .replace('thing.name', 'thing'),
  'src/documents/bad-database.ts':
    "import Database from 'better-sqlite3'\n\nexport const open = (file: string) => new Database(file)\n",
  'db/bad-station.ts': typeOf('../src/station/bad-server.ts'),
  'src/station/bad-server.ts': `${importing('../server/thing.ts')}\nexport type { Thing } from '../server/thing.ts'\n`,
  'src/station/bad-electron.ts': "import { app } from 'electron'\n\nexport const quit = () => app.quit()\n",
  'src/server/bad-station.ts': "import { at } from '../station/store.ts'\n\nexport const time = at\n",
  'src/main/bad-model.ts': importing('../core/model/thing.ts'),
  'src/main/bad-station.ts': typeOf('../station/bad-server.ts'),
  'src/preload/bad-main.ts': importing('../main/thing.ts'),
  'src/renderer/bad-main.ts': importing('../main/thing.ts'),
  'src/renderer/bad-main-type.ts': typeOf('../main/thing.ts'),
  'src/renderer/bad-station.ts': typeOf('../station/bad-server.ts'),
  'src/renderer/station/client.ts': exported,
  'src/renderer/shell/strip.ts': importing('../station/client.ts'),
  'src/renderer/bad-documents.ts':
    "import { name } from '../documents/slip.ts'\n\nexport const title = name\n",
  'src/renderer/bad-lazy.ts': "export const load = () => import('../main/thing.ts')\n",
  'src/renderer/bad-electron.ts':
    "import { ipcRenderer } from 'electron'\n\nexport const send = () => ipcRenderer.send('x')\n",
}

let planted: Planted
let typeProblems: string[]
let lintProblems: { rule: string; path: string; message: string }[]

interface BiomeReport {
  diagnostics: { category: string; message: string; location: { path: string } }[]
}

async function lint(folder: string) {
  const { output } = await captureNode(
    [toolFile('@biomejs/biome'), 'lint', '--reporter=json', '--max-diagnostics=none', 'src', 'db'],
    { cwd: folder },
  )
  const start = output.indexOf('{"')
  const report = JSON.parse(output.slice(start, output.lastIndexOf('}') + 1)) as BiomeReport
  return report.diagnostics.map(({ category, location, message }) => ({
    rule: category,
    path: location.path.replace(/^.*?(?=src\/|db\/)/, ''),
    message,
  }))
}

beforeAll(async () => {
  planted = plant(files)
  const [types, lints] = await Promise.all([typecheck(planted.folder), lint(planted.folder)])
  typeProblems = types.flatMap(({ problems }) => problems)
  lintProblems = lints.filter(({ rule }) => rule === 'plugin' || rule.endsWith('/noRestrictedImports'))
}, 120_000)

afterAll(() => planted.remove())

describe('the compiler and the table of layers', () => {
  test.each([
    ['src/core/bad-node.ts', /TS2591|TS2307/],
    ['src/core/bad-dom.ts', /TS2584|TS2304/],
    ['src/core/bad-buffer.ts', /TS2591|TS2580|TS2304/],
    ['src/core/bad-timer.ts', /TS2304|TS2584|TS2591|TS2580/],
    ['src/core/bad-package.ts', /core must not import dayjs/],
    ['src/core/bad-station.ts', /core must not import src\/station/],
    ['src/documents/bad-station.ts', /documents must not import src\/station/],
    ['src/documents/bad-database.ts', /documents must not import better-sqlite3/],
    ['db/bad-station.ts', /db must not import src\/station/],
    ['src/station/bad-server.ts', /station must not import src\/server/],
    ['src/server/bad-station.ts', /server must not import src\/station/],
    ['src/main/bad-model.ts', /main must not import src\/core\/model/],
    ['src/main/bad-station.ts', /main must not import src\/station/],
    ['src/preload/bad-main.ts', /preload must not import src\/main/],
    ['src/renderer/bad-main.ts', /renderer must not import src\/main/],
    ['src/renderer/bad-main-type.ts', /renderer must not import src\/main/],
    // The renderer has a folder called station of its own, which a pattern could not tell apart.
    ['src/renderer/bad-station.ts', /renderer must not import src\/station/],
    ['src/renderer/bad-documents.ts', /renderer must not import src\/documents/],
    ['src/renderer/bad-lazy.ts', /renderer must not import src\/main/],
  ])('%s is refused', (path, words) => {
    const said = typeProblems.filter((problem) => problem.startsWith(path))
    expect(said.join('\n')).toMatch(words)
  })

  test('nothing that is allowed is refused', () => {
    expect(typeProblems.filter((problem) => !/^(src|db)\/([a-z]+\/)?bad-/.test(problem))).toEqual([])
  })
})

describe('the linter', () => {
  const restricted = [
    'src/core/bad-node.ts',
    'src/core/bad-package.ts',
    'src/core/bad-station.ts',
    'src/documents/bad-station.ts',
    'src/documents/bad-database.ts',
    'db/bad-station.ts',
    'src/station/bad-server.ts',
    'src/station/bad-electron.ts',
    'src/server/bad-station.ts',
    'src/main/bad-model.ts',
    'src/main/bad-station.ts',
    'src/preload/bad-main.ts',
    'src/renderer/bad-main.ts',
    'src/renderer/bad-main-type.ts',
    'src/renderer/bad-documents.ts',
    'src/renderer/bad-lazy.ts',
    'src/renderer/bad-electron.ts',
  ]
  test.each(restricted)('%s is refused', (path) => {
    expect(lintProblems.filter((problem) => problem.path === path).map(({ rule }) => rule)).toContain(
      'lint/style/noRestrictedImports',
    )
  })

  const impure = ['src/core/bad-clock.ts', 'src/core/bad-today.ts', 'src/core/bad-dice.ts']
  test.each(impure)('%s is refused: core has no clock and no randomness', (path) => {
    const said = lintProblems.filter((problem) => problem.path === path)
    expect(said.map(({ message }) => message).join()).toContain('no clock and no randomness')
  })

  test('nothing that is allowed is refused', () => {
    const planned = new Set([...restricted, ...impure])
    expect(lintProblems.filter(({ path }) => !planned.has(path))).toEqual([])
  })
})
