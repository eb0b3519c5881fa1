import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The steps by which a database comes to this code's schema, as drizzle-kit wrote them. Which of them a database has taken stands in
 * drizzle's own table, so that every database goes on from where it is; but they run in a transaction of the caller's, together
 * with what else belongs to the upgrade.
 */
export type Schema = 'sqlite' | 'sqlite-server' | 'postgres'

export interface Migration {
  readonly tag: string
  /** When it was made; a database remembers the latest. */
  readonly when: number
  readonly hash: string
  readonly statements: readonly string[]
}

/** The version of the program that last changed a database's schema; kept in it, for one that is too old for it. */
export const WRITTEN_BY = 'writtenBy'

export class NewerDatabaseError extends Error {
  constructor(where: string, writtenBy: string | null) {
    const needed = writtenBy === null ? 'the newer version' : `version ${writtenBy} or a newer one`
    super(`${where} was written by a newer version of Entrepot. Install ${needed}; nothing was changed.`)
    this.name = 'NewerDatabaseError'
  }
}

export function readMigrations(folder: string): readonly Migration[] {
  const journal = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as {
    readonly entries: readonly { readonly tag: string; readonly when: number }[]
  }
  return journal.entries.map(({ tag, when }) => {
    const sql = readFileSync(join(folder, `${tag}.sql`), 'utf8')
    const hash = createHash('sha256').update(sql).digest('hex')
    return { tag, when, hash, statements: sql.split('--> statement-breakpoint') }
  })
}

/** Beside the sources when run from them, and beside the bundle in a packaged application. */
export function installedMigrations(schema: Schema): readonly Migration[] {
  let folder = dirname(fileURLToPath(import.meta.url))
  for (;;) {
    const candidate = join(folder, 'db', 'migrations', schema)
    if (existsSync(candidate)) return readMigrations(candidate)
    const parent = dirname(folder)
    if (parent === folder)
      throw new Error(`the folder db/migrations/${schema} is missing from this installation`)
    folder = parent
  }
}

/** Those that a database has not taken; null where it has taken some that this code does not know. */
export function missingMigrations(
  migrations: readonly Migration[],
  latestTaken: number | null,
): readonly Migration[] | null {
  if (latestTaken === null) return migrations
  if (latestTaken > (migrations.at(-1)?.when ?? 0)) return null
  return migrations.filter(({ when }) => when > latestTaken)
}
