import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parsePlanArgs } from './plan-options.ts'

const entry = fileURLToPath(new URL('../cli.ts', import.meta.url))

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'entrepot-plan-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const house = {
  name: 'small',
  layout: {
    unit: 'm',
    aisles: [0, 2.4, 4.8].map((x, index) => ({ id: `A${index}`, x })),
    crossAisles: [0, 11],
    depot: { x: 0, y: 0 },
    bins: Array.from({ length: 30 }, (_, index) => ({
      code: `B${index}`,
      aisle: `A${index % 3}`,
      y: 1 + Math.floor(index / 3),
    })),
  },
  capacity: { qty: 6 },
  orders: Array.from({ length: 20 }, (_, index) => ({
    id: String(index),
    lines: [{ bin: `B${(index * 7) % 30}`, qty: 2 }],
  })),
  bestKnown: { upper: 1 },
}

function file(name: string, content: unknown): string {
  const path = join(folder, name)
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text)
  return path
}

function plan(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, 'plan', ...args], {
    encoding: 'utf8',
  })
  const lines = stdout.split('\n').filter((line) => line !== '')
  return { status, stderr, plans: lines.map((line) => JSON.parse(line)) }
}

describe('entrepot plan', () => {
  it('prints one line of JSON for each file, plain or gzip', () => {
    const { status, plans, stderr } = plan(
      file('a.json', house),
      file('b.json.gz', { ...house, name: '' }),
      '--seconds',
      '0',
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(plans.map(({ name }) => name)).toEqual(['small', 'b.json.gz'])
    const [{ batches, total }] = plans
    expect(batches.flatMap(({ orders }: { orders: string[] }) => orders)).toHaveLength(20)
    expect(batches.length).toBeGreaterThanOrEqual(7)
    const sum = batches.reduce((metres: number, { length }: { length: number }) => metres + length, 0)
    expect(total).toBeCloseTo(sum, 9)
  })

  it('looks for better tours in two threads for as long as it may', () => {
    const { status, plans } = plan(file('a.json', house), '--seconds', '2', '--seed', '7')
    expect(status).toBe(0)
    expect(plans[0].batches).toHaveLength(7)
  })

  it('plans the others when a file is bad, and says what is wrong with it', () => {
    const orders = [{ id: '1', lines: [{ bin: 'B99', qty: 1 }] }]
    const heavy = [{ id: '1', lines: [{ bin: 'B1', qty: 7 }] }]
    const { status, plans, stderr } = plan(
      join(folder, 'absent.json'),
      file('text.json', 'no JSON'),
      file('good.json.gz', house),
      file('shape.json', { ...house, orders: [{ id: '1', lines: [{ bin: 'B1' }] }] }),
      file('bin.json', { ...house, orders }),
      file('heavy.json', { ...house, orders: heavy }),
      file('aisle.json', { ...house, layout: { ...house.layout, aisles: [{ id: 'A0', x: 0 }] } }),
      '--method',
      'single',
    )
    expect(status).toBe(2)
    expect(plans.map(({ batches }) => batches.length)).toEqual([20])
    const told = stderr
      .trim()
      .split('\n')
      .map((line) => line.replace(`${folder}/`, ''))
    expect(told).toEqual([
      'absent.json: there is no such file.',
      expect.stringMatching(/^text\.json is not JSON \(/),
      expect.stringMatching(/^shape\.json: orders\[0\]\.lines\[0\]\.qty: /),
      'bin.json: order "1": there is no bin "B99".',
      'heavy.json: order "1": qty 7 is more than one tour carries (6).',
      'aisle.json: bin "B1": there is no aisle "A1".',
    ])
  })

  it.each([
    [['--method', 'best'], '--method: "best" is not single, batch, zone, wave.'],
    [['--routing', 'x'], '--routing: "x" is not exact, sshape, largest-gap.'],
    [['--seconds', '-1'], '--seconds'],
    [['--seed', '1.5'], '--seed: "1.5" is not a whole number'],
    [['--fast'], "Unknown option '--fast'"],
  ])('refuses %j', (args, message) => {
    expect(() => parsePlanArgs(['a.json', ...args])).toThrow(message)
    expect(() => parsePlanArgs([])).toThrow('A file is needed.')
  })
})
