// [guards] Every rule of docs/protocol.md is proved by a test that has its number in its name, and no test names a rule that there
// is not. To satisfy it: write the rule as `1. **XY1** …`, and call a test `[XY1] …`.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const here = 'test/guards/protocol-rules.test.ts'

const rulesOf = (protocol: string): string[] =>
  [...protocol.matchAll(/^\d+\. \*\*([A-Z]{2,3}\d+)\*\* /gm)].map(([, rule]) => rule ?? '')

/** In a name that begins with a quotation mark on the same line; several follow each other: `[XY1] [XY2] …`. */
const citedIn = (source: string): string[] =>
  [...source.matchAll(/['"`](?:\[[A-Z]{2,3}\d+\] )+/g)].flatMap(
    ([names]) => names.match(/[A-Z]{2,3}\d+/g) ?? [],
  )

/** A rule that no test names, a name without its rule, a rule that is there twice. */
function problems(rules: readonly string[], cited: ReadonlyMap<string, string>): string[] {
  return [
    ...rules.filter((rule) => !cited.has(rule)).map((rule) => `no test names ${rule}`),
    ...[...cited].filter(([rule]) => !rules.includes(rule)).map(([rule, file]) => `${file}: no rule ${rule}`),
    ...rules.filter((rule, index) => rules.indexOf(rule) !== index).map((rule) => `${rule} is there twice`),
  ]
}

describe('the rules of the protocol', () => {
  it('are each named by a test, and no others are', () => {
    const files = globSync('{src,test,db}/**/*.test.{ts,tsx}', { cwd: root }).filter((file) => file !== here)
    const cited = new Map(
      files.flatMap((file) => citedIn(readFileSync(join(root, file), 'utf8')).map((rule) => [rule, file])),
    )
    expect(problems(rulesOf(readFileSync(join(root, 'docs/protocol.md'), 'utf8')), cited)).toEqual([])
  })

  it('are missed where a test, a rule or its number is wrong', () => {
    const rules = rulesOf('1. **AB1** One.\n2. **AB2** Two.\n3. **AB2** Again.\nsee **AB9** above\n')
    expect(rules).toEqual(['AB1', 'AB2', 'AB2'])
    const cited = citedIn("it('[AB1] [AB3] holds', () => {})\nconst x = list[AB4]\n// [AB2] is a remark\n")
    expect(cited).toEqual(['AB1', 'AB3'])
    expect(problems(rules, new Map(cited.map((rule) => [rule, 'a.test.ts'])))).toEqual([
      'no test names AB2',
      'no test names AB2',
      'a.test.ts: no rule AB3',
      'AB2 is there twice',
    ])
  })
})
