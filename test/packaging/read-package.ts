// Reads what was packed by the published formats, not by the tools that wrote it.
import { readFileSync } from 'node:fs'

interface AsarEntry {
  readonly files?: Readonly<Record<string, AsarEntry>>
}

/** Every file in an asar archive: a header of two nested lengths, then JSON. */
export function filesInAsar(archive: string): string[] {
  const bytes = readFileSync(archive)
  const length = bytes.readUInt32LE(12)
  const header = JSON.parse(bytes.subarray(16, 16 + length).toString('utf8')) as AsarEntry
  const list = (entry: AsarEntry, path: string): string[] =>
    entry.files
      ? Object.entries(entry.files).flatMap(([name, inner]) => list(inner, `${path}/${name}`))
      : [path]
  return list(header, '')
}

export const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** The order of the fuses on version 1 of the wire, as Electron documents it. */
const FUSES = [
  'runAsNode',
  'cookieEncryption',
  'nodeOptions',
  'inspect',
  'asarIntegrity',
  'onlyAsar',
  'browserV8Snapshot',
  'fileProtocolPrivileges',
] as const

export function fusesOf(binary: string): Record<(typeof FUSES)[number], boolean> {
  const bytes = readFileSync(binary)
  const at = bytes.indexOf(FUSE_SENTINEL)
  if (at < 0) throw new Error('The binary has no fuse wire')
  const wire = bytes.subarray(at + FUSE_SENTINEL.length + 2)
  return Object.fromEntries(
    FUSES.map((fuse, index) => [fuse, String.fromCharCode(wire[index] ?? 0) === '1']),
  ) as Record<(typeof FUSES)[number], boolean>
}
