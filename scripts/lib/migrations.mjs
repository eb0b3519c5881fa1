// The committed migrations lead exactly to the present schema, of stations and servers: generating again, on a
// copy, must add nothing.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { modules, root, toolFile } from './paths.mjs'
import { captureNode, runNode } from './run.mjs'

const dialects = /** @type {const} */ ([
  { folder: 'sqlite', dialect: 'sqlite' },
  { folder: 'sqlite-server', dialect: 'sqlite' },
  { folder: 'postgres', dialect: 'postgresql' },
])

const sqlFiles = (folder) => readdirSync(folder).filter((name) => name.endsWith('.sql'))

/** @returns {Promise<string[]>} what is missing */
export async function migrationProblems() {
  // Inside the checkout, because drizzle-kit reads its output folder relative to where it runs.
  const cache = join(modules, '.cache')
  mkdirSync(cache, { recursive: true })
  const copy = mkdtempSync(join(cache, 'migrations-'))
  try {
    const problems = []
    for (const { folder, dialect } of dialects) {
      const out = join(copy, folder)
      cpSync(join(root, 'db', 'migrations', folder), out, { recursive: true })
      const before = sqlFiles(out)
      const { code, output } = await captureNode([
        toolFile('drizzle-kit'),
        'generate',
        `--dialect=${dialect}`,
        `--schema=./db/${folder}-entry.ts`,
        `--out=${relative(root, out)}`,
      ])
      const added = sqlFiles(out).filter((name) => !before.includes(name))
      if (added.length > 0)
        problems.push(`db/migrations/${folder} is behind the schema: run "npm run db:generate".`)
      else if (code !== 0 || /\berror\b/i.test(output)) problems.push(`${folder}: ${output.trim()}`)
    }
    return problems
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** Writes the next migration of each schema. @param {string[]} args */
export async function generateMigrations(args) {
  for (const { folder } of dialects) {
    const code = await runNode([
      toolFile('drizzle-kit'),
      'generate',
      `--config=drizzle.${folder}.config.ts`,
      ...args,
    ])
    if (code !== 0) return code
  }
  return 0
}
