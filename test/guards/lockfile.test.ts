// [guards] The lockfile installs anywhere: it names no registry host, pins exactly what package.json asks for, and
// knows the packages of all platforms (npm 11 refuses a lockfile that misses one; npm drops them when it writes the
// file next to an installed node_modules).
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

interface LockedPackage {
  version?: string
  resolved?: string
  integrity?: string
  optionalDependencies?: Record<string, string>
}

interface Manifest {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

const text = readFileSync(join(root, 'package-lock.json'), 'utf8')
const { packages } = JSON.parse(text) as { packages: Record<string, LockedPackage> }
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest

/** Node's way of looking for a package: in the nearest node_modules upwards. */
function isLocked(name: string, from: string): boolean {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    if (`${at === '' ? '' : `${at}/`}node_modules/${name}` in packages) return true
    if (at === '') return false
  }
}

test('no registry host is named', () => {
  expect(text).not.toMatch(/"resolved": "https?:/)
})

test('what the benchmark is compared with has a lockfile of its own, as free of hosts and as exact', () => {
  const peers = join(root, 'bench/peers')
  const lock = readFileSync(join(peers, 'package-lock.json'), 'utf8')
  expect(lock).not.toMatch(/"resolved": "https?:/)
  const { packages: locked } = JSON.parse(lock) as { packages: Record<string, LockedPackage> }
  const { dependencies } = JSON.parse(readFileSync(join(peers, 'package.json'), 'utf8')) as Manifest
  for (const [name, version] of Object.entries(dependencies)) {
    expect(locked[`node_modules/${name}`]?.version, name).toBe(version)
    expect(packages, `${name} is part of the product`).not.toHaveProperty([`node_modules/${name}`])
  }
  const loose = Object.entries(locked).filter(([path, { integrity }]) => path && !integrity)
  expect(loose.map(([path]) => path)).toEqual([])
})

test('every package has a version and a checksum', () => {
  const loose = Object.entries(packages).filter(
    ([path, { version, integrity }]) => path && !(version && integrity),
  )
  expect(loose.map(([path]) => path)).toEqual([])
})

test('the packages of other platforms are locked too', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(name, path)),
  )
  expect(missing).toEqual([])
})

test('package.json pins exact versions, and the lockfile has those', () => {
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/)
    expect(packages[`node_modules/${name}`]?.version, name).toBe(version)
  }
})
