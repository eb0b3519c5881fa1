import { expect, test } from 'vitest'
import { shellOptions } from './shell-options.ts'

test.each([
  [['electron', '.'], { data: undefined, demo: false }],
  [['electron', '.', '--demo'], { data: undefined, demo: true }],
  [['electron', '.', '--data', '/var/lib/house'], { data: '/var/lib/house', demo: false }],
  [['entrepot', '--data=/var/lib/house', '--demo', '--no-zygote'], { data: '/var/lib/house', demo: true }],
  [['entrepot', '--data', '--demo'], { data: undefined, demo: true }],
  [['entrepot', '--data'], { data: undefined, demo: false }],
])('%j', (argv, options) => {
  expect(shellOptions(argv)).toEqual(options)
})
