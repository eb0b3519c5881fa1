import { readFileSync } from 'node:fs'
import { findInstalled } from './installed-file.ts'

/** The version of this installation, as its package says. */
export function installedVersion(): string {
  const file = findInstalled('package.json')
  const version: unknown =
    file === null ? null : (JSON.parse(readFileSync(file, 'utf8')) as { version?: unknown }).version
  return typeof version === 'string' ? version : '0.0.0'
}
