import { join, sep } from 'node:path'
import { expect, test } from 'vitest'
import { fileFor } from './app-files.ts'

const folder = join(sep, 'program', 'renderer')

test.each([
  ['app://entrepot/index.html', 'index.html'],
  ['app://entrepot/assets/index-1a.js?v=2#x', join('assets', 'index-1a.js')],
  ['app://entrepot/', 'index.html'],
  ['app://entrepot/orders/EN-1001', 'index.html'],
  ['app://entrepot/sounds/good%20scan.wav', join('sounds', 'good scan.wav')],
  ['app://entrepot/../../secret.txt', 'secret.txt'],
])('%s is %s', (url, file) => {
  expect(fileFor(folder, url)).toBe(join(folder, file))
})

test.each([
  'app://entrepot/..%2f..%2fdata.sqlite',
  'app://entrepot/%2e%2e%2f%2e%2e%2fpackage.json',
  'app://entrepot/..%2frenderer-of-another/index.js',
  'app://entrepot/index.html%00.js',
  'app://entrepot/%zz.js',
])('%s is nothing', (url) => {
  expect(fileFor(folder, url)).toBeUndefined()
})
