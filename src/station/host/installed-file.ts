import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A file or folder that belongs to the installation, beside the sources or beside the bundle; null where it is missing. */
export function findInstalled(path: string): string | null {
  let folder = dirname(fileURLToPath(import.meta.url))
  for (;;) {
    const candidate = join(folder, path)
    if (existsSync(candidate)) return candidate
    const parent = dirname(folder)
    if (parent === folder) return null
    folder = parent
  }
}

export function installedFile(path: string): string {
  const found = findInstalled(path)
  if (found === null) throw new Error(`${path} is missing from this installation`)
  return found
}
