import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { compileLayout, LayoutError } from '../../core/planning/layout/compile-layout.ts'
import { PlanningFile } from '../../core/planning/layout/layout-format.ts'
import type { PickLayout } from '../../core/planning/layout/pick-layout.ts'
import { CliError } from './cli-error.ts'

/** Far above any house; a small file that unpacks to more is no plan. */
const MOST_BYTES = 256 * 1024 * 1024

export interface PlanningInput {
  readonly file: PlanningFile
  readonly layout: PickLayout
}

/** Every complaint names the file and the place in it. */
export function readPlanningFile(path: string): PlanningInput {
  const parsed = PlanningFile.safeParse(parse(path, unpacked(path, bytesOf(path))))
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const where = issue?.path
      .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
      .join('')
    throw new CliError(
      `${path}: ${where?.replace(/^\./, '') || 'the file'}: ${issue?.message ?? 'not understood'}`,
    )
  }
  try {
    return { file: parsed.data, layout: compileLayout(parsed.data.layout) }
  } catch (error) {
    if (error instanceof LayoutError) throw new CliError(`${path}: ${error.message}.`)
    throw error
  }
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT') throw new CliError(`${path}: there is no such file.`)
    if (code === 'EISDIR') throw new CliError(`${path} is not a file.`)
    throw new CliError(`${path} cannot be read (${error instanceof Error ? error.message : String(error)}).`)
  }
}

function unpacked(path: string, bytes: Buffer): string {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString('utf8')
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES }).toString('utf8')
  } catch {
    throw new CliError(`${path}: the gzip is damaged, or unpacks to more than can be planned.`)
  }
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new CliError(`${path} is not JSON (${error instanceof Error ? error.message : String(error)}).`)
  }
}
