import { expect, it } from 'vitest'
import type { Reply } from '../../station/client.ts'
import { makeTotes, type ToteStore } from './make-totes.ts'
import { toteCodesAfter, toteName } from './tote-codes.ts'

const PAGE = 2

function house(codes: Set<string>, beforeSave: () => void = () => undefined): ToteStore {
  return {
    async ownTotes(after) {
      const sorted = [...codes].sort().filter((code) => after === null || code > after)
      const rows = sorted.slice(0, PAGE).map((code) => ({ code }))
      return { ok: true, value: { rows, next: sorted.length > PAGE ? (rows.at(-1)?.code ?? null) : null } }
    },
    async save(wanted) {
      beforeSave()
      const fresh = wanted.filter((code) => !codes.has(code))
      for (const code of fresh) codes.add(code)
      return { ok: true, value: { created: fresh.length } }
    },
  }
}

const names = (reply: Reply<readonly string[]>) => (reply.ok ? reply.value.map(toteName) : reply.refusal)

it('begins at one in an empty house and goes on after every page', async () => {
  const codes = new Set<string>()
  const store = house(codes)
  expect(names(await makeTotes(store, 5, 'B'))).toEqual([
    'B000001',
    'B000002',
    'B000003',
    'B000004',
    'B000005',
  ])
  expect(names(await makeTotes(store, 2, 'B'))).toEqual(['B000006', 'B000007'])
})

it('tells no code that somebody else made meanwhile', async () => {
  const codes = new Set<string>()
  let meanwhile = toteCodesAfter(0, 1, 'B')
  const store = house(codes, () => {
    for (const code of meanwhile) codes.add(code)
    meanwhile = []
  })
  expect(names(await makeTotes(store, 2, 'B'))).toEqual(['B000003', 'B000004'])
})

it('hands on what refuses', async () => {
  const refused = { ok: false, refusal: { code: 'offline', sent: false } } as const
  const store = house(new Set())
  expect(await makeTotes({ ...store, ownTotes: async () => refused }, 1, 'B')).toEqual(refused)
  expect(await makeTotes({ ...store, save: async () => refused }, 1, 'B')).toEqual(refused)
})

it('gives up when its codes are always taken', async () => {
  const store = { ...house(new Set()), save: async () => ({ ok: true, value: { created: 0 } }) as const }
  expect(await makeTotes(store, 1, 'B')).toMatchObject({ ok: false, refusal: { code: 'codeTaken' } })
})

it('takes nothing that another station makes, also when neither knows of the other', async () => {
  const here = new Set<string>()
  const there = new Set<string>()
  await makeTotes(house(here), 3, 'A')
  await makeTotes(house(there), 3, 'B')
  expect([...here].filter((code) => there.has(code))).toEqual([])
  for (const code of there) here.add(code)
  expect(names(await makeTotes(house(here), 1, 'A'))).toEqual(['A000004'])
})
