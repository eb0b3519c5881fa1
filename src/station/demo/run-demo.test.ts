import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { DEMO_PIN } from '../../core/demo/demo-steps.ts'
import { pinMatches } from '../session/pin-hash.ts'
import { TestStation } from '../session/station.testkit.ts'
import { runDemo } from './run-demo.ts'

let t: TestStation
beforeEach(() => {
  t = new TestStation()
  t.setUp(`scrypt$1$1$1$${'a'.repeat(22)}$${'b'.repeat(43)}`)
})
afterEach(() => t.dispose())

const one = (sql: string): unknown => Object.values(t.station.read.get<object>(sql) ?? {})[0]

/** Every operation with its arguments, but for what differs by design: the salt of the PIN's hash. */
function operations(): string {
  const hash = createHash('sha256')
  const rows = t.station.read.all<{ name: string; args: string }>(
    'select "name", "args" from "outbox" order by "seq"',
  )
  for (const { name, args } of rows) hash.update(`${name} ${args.replace(/scrypt\$[^"]+/, '')}\n`)
  return hash.digest('hex')
}

it('fills an empty house, with people who can sign in, and the same a second time', {
  timeout: 60_000,
}, async () => {
  const percents: number[] = []
  const begun = performance.now()
  await runDemo(t.station, { seed: 7, today: '2026-11-23', onProgress: (percent) => percents.push(percent) })
  process.stdout.write(`the demo warehouse in ${Math.round(performance.now() - begun)} ms\n`)
  expect(percents[0]).toBe(0)
  expect(percents.at(-1)).toBe(100)
  expect(percents).toEqual([...percents].sort((a, b) => a - b))
  expect(one('select count(*) from "order"')).toBe(250)
  expect(one('select count(*) from "import" where "status" = \'done\'')).toBe(4)
  // Goods lie where they were put: the sums of the ledger are the balances.
  expect(one('select sum("qtyEach") from "movement"')).toBe(one('select sum("qtyEach") from "balance"'))
  const { pinHash } = t.station.read.get<{ pinHash: string }>(
    `select "pinHash" from "user" where "name" = 'Paula Picker'`,
  ) ?? { pinHash: '' }
  expect(await pinMatches(DEMO_PIN, pinHash)).toBe(true)

  const first = operations()
  t.dispose()
  t = new TestStation()
  t.setUp(`scrypt$1$1$1$${'a'.repeat(22)}$${'b'.repeat(43)}`)
  await runDemo(t.station, { seed: 7, today: '2026-11-23' })
  expect(operations()).toBe(first)
})

it.each([
  ['2026-11-23T08:00:00.000Z', '2026-11-23'],
  ['2026-11-23T18:00:00.000Z', '2026-11-24'],
])('plays the day that is still ahead: at %s, %s', { timeout: 60_000 }, async (now, day) => {
  t.now = Date.parse(now)
  await runDemo(t.station)
  expect(one('select distinct substr("dueAt", 1, 10) from "order"')).toBe(day)
})
