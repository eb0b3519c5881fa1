import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { tableNames, tables } from '../../src/core/model/tables.ts'
import { operations } from '../../src/core/operations/registry.ts'
import { GENERATION } from '../../src/core/protocol/generation.ts'

/**
 * Stations and servers in the world are of released generations. What is released is written down here; as soon as the shared tables
 * or the names of the operations differ from it, this code is of the next generation, and stays so until it is released itself.
 *
 * At a release: run this test once with ACCEPT_RELEASE=1, which writes the present generation down.
 */
const file = new URL('./generations.json', import.meta.url)

interface Released {
  readonly generation: number
  readonly hash: string
}

function hashNow(): string {
  const shapes = tableNames.map((name) => [name, tables[name].space, tables[name].columns])
  const names = Object.keys(operations).sort()
  return createHash('sha256')
    .update(JSON.stringify([shapes, names]))
    .digest('hex')
}

it('[UP5] this code is of the released generation, or of the next one if tables or operations have changed', () => {
  let released = JSON.parse(readFileSync(file, 'utf8')) as Released[]
  if (process.env.ACCEPT_RELEASE === '1' && released.at(-1)?.generation !== GENERATION) {
    released = [...released, { generation: GENERATION, hash: hashNow() }]
    writeFileSync(file, `${JSON.stringify(released, null, 2)}\n`)
  }
  const last = released.at(-1)
  if (!last) throw new Error('nothing was ever released')
  expect(GENERATION).toBe(last.hash === hashNow() ? last.generation : last.generation + 1)
})
