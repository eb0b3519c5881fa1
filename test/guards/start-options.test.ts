// [guards] The ways to start refuse what they do not understand, before anything is installed or built.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

const run = (script: string, ...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'scripts', script), ...args], { encoding: 'utf8', cwd: root })

test.each(['start.mjs', 'serve.mjs'])(
  '%s: an unknown option ends with 2 and says what there is',
  (script) => {
    const { status, stdout, stderr } = run(script, '--prot', '80')
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/--prot/)
    expect(stderr).toMatch(/--port N/)
  },
)

test.each(['x', '-1', '65536', '80a'])('--port=%s is no port', (port) => {
  const { status, stderr } = run('serve.mjs', `--port=${port}`)
  expect(status).toBe(2)
  expect(stderr).toContain(`"${port}"`)
})

test('--help answers and starts nothing', () => {
  const { status, stdout } = run('start.mjs', '--help')
  expect(status).toBe(0)
  expect(stdout).toMatch(/--demo/)
})
