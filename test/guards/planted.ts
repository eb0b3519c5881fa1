// A checkout in miniature with this project's own guards in it, to plant mistakes in: what the guards say there is
// what they would say here.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '../..')

export interface Planted {
  readonly folder: string
  remove(): void
}

export function plant(files: Readonly<Record<string, string>>): Planted {
  const folder = mkdtempSync(join(tmpdir(), 'entrepot-guards-'))
  for (const name of readdirSync(root)) {
    if (/^(tsconfig.*|biome)\.json$/.test(name)) cpSync(join(root, name), join(folder, name))
  }
  cpSync(join(root, 'scripts', 'lint'), join(folder, 'scripts', 'lint'), { recursive: true })
  writeFileSync(join(folder, '.gitignore'), 'node_modules/\n')
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
