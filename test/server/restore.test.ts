import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  agreed,
  another,
  furnish,
  JOIN_CODE,
  lineOf,
  online,
  receive,
  SERVER_READY,
  signedIn,
  soon,
  statusOf,
} from './house.ts'
import { Programs } from './programs.ts'

/** Backup and restore with programs as people start them: the rules BK of docs/protocol.md. */
let dir: string
let programs: Programs
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'entrepot-restore-'))
  programs = new Programs()
})
afterEach(async () => {
  await programs.stop()
  rmSync(dir, { recursive: true, force: true })
})

const at = (name: string): string => join(dir, name)
const data = (name: string): string[] => ['--data', at(name), '--port', '0']

async function command(...args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const program = programs.command(args)
  return { code: await program.ended(), output: program.output() }
}
const done = async (...args: readonly string[]): Promise<string> => {
  const { code, output } = await command(...args)
  expect(output, output).toMatch(/\}\s*$/)
  expect(code).toBe(0)
  return output
}

async function houseOfTwo() {
  const server = programs.server(data('server'))
  const address = await server.says(SERVER_READY)
  const a = programs.station([...data('a'), '--join', address, '--code', await server.says(JOIN_CODE)])
  const ada = await furnish(a)
  await online(ada)
  const { program: b, client: bob } = await another(programs, ada, address, data('b'))
  const startAgain = async () => {
    const again = programs.server(['--data', at('server'), '--port', new URL(address).port])
    await again.says(SERVER_READY)
    return again
  }
  return { server, a, ada, b, bob, startAgain }
}

describe('a server that is put back', { timeout: 150_000 }, () => {
  it('[BK1] [BK3] is backed up while it works, and gets from its stations what it has lost', async () => {
    const { server, a, ada, b, bob, startAgain } = await houseOfTwo()
    await receive(ada, 5)
    // Made in the middle of the work: a moment of it, whichever.
    const [made] = await Promise.all([
      done('backup', '--data', at('server'), '--to', at('backup')),
      receive(ada, 25),
      receive(bob, 25),
    ])
    expect(made).toContain(at('backup'))
    await receive(ada, 5)
    await online(ada, bob)
    await server.kill('SIGKILL')
    // Some of it the server has never heard of, and some it has answered and then lost.
    await receive(bob, 3)
    expect(await command('restore', '--data', at('server'), '--from', at('backup'))).toMatchObject({
      code: 0,
    })
    const again = await startAgain()
    await receive(ada, 2)
    await online(ada, bob)
    // Each has what the other did.
    await online(ada, bob)
    for (const program of [a, b, again]) await program.kill()
    expect(agreed({ server: at('server'), stations: [at('a'), at('b')] })).toEqual({ mugs: 65, receipts: 65 })
    expect(readdirSync(at('server')).filter((name) => name.startsWith('before-restore-'))).toHaveLength(1)
  })

  it('[BK4] by hand and without a new epoch, gets it as well', async () => {
    const { server, a, ada, b, bob, startAgain } = await houseOfTwo()
    await receive(ada, 4)
    await receive(bob, 4)
    await online(ada, bob)
    await server.kill()
    cpSync(at('server'), at('copy'), { recursive: true })
    const second = await startAgain()
    await receive(ada, 6)
    await receive(bob, 6)
    await online(ada, bob)
    await second.kill('SIGKILL')
    rmSync(at('server'), { recursive: true })
    cpSync(at('copy'), at('server'), { recursive: true })
    await receive(bob, 1)
    const again = await startAgain()
    await receive(ada, 1)
    await online(ada, bob)
    await online(ada, bob)
    for (const program of [a, b, again]) await program.kill()
    expect(agreed({ server: at('server'), stations: [at('a'), at('b')] })).toEqual({ mugs: 22, receipts: 22 })
  })

  it('[BK3] is put back with the station that holds it, and neither takes the other for a stranger', async () => {
    const first = programs.station(data('a'))
    const ada = await furnish(first)
    await first.kill()
    const host = programs.station([...data('a'), '--host-house', '--house-port', '0'])
    const adaAgain = await signedIn(host)
    const port = new URL(await host.says(/^Other stations join at (\S+)$/m)).port
    const { program: b, client: bob } = await another(
      programs,
      adaAgain,
      `https://127.0.0.1:${port}`,
      data('b'),
    )
    await receive(adaAgain, 3)
    await receive(bob, 3)
    await online(adaAgain, bob)
    await Promise.all([
      done('backup', '--data', at('a'), '--to', at('backups'), '--keep', '2'),
      receive(adaAgain, 10),
      receive(bob, 10),
    ])
    await online(adaAgain, bob)
    const refused = await command('restore', '--data', at('a'), '--from', at('backups'))
    expect(refused).toMatchObject({ code: 2, output: expect.stringContaining('in use by another station') })
    await host.kill('SIGKILL')
    await receive(bob, 2)
    await done('restore', '--data', at('a'), '--from', at('backups'))
    const back = programs.station(data('a'))
    const adaBack = await signedIn(back)
    expect(await statusOf(adaBack)).toMatchObject({ role: 'host' })
    await online(adaBack, bob)
    await online(adaBack, bob)
    await receive(adaBack, 1)
    await online(adaBack, bob)
    for (const program of [b, back]) await program.kill()
    // What the holder did after the backup is nowhere else; what the other did is all there.
    const { mugs, receipts } = agreed({ server: at('a'), stations: [at('a'), at('b')] })
    expect(mugs).toBe(receipts)
    expect(mugs).toBeGreaterThanOrEqual(3 + 15 + 1)
    void ada
  })
})

describe('a station that is put back', { timeout: 150_000 }, () => {
  it('[BK5] goes on where nothing was done since, and says so where there was: nothing is lost, nothing done twice', async () => {
    const { server, a, ada, b, bob } = await houseOfTwo()
    await receive(bob, 3)
    await online(bob)
    await done('backup', '--data', at('b'), '--to', at('early'))
    await b.kill()
    await done('restore', '--data', at('b'), '--from', at('early'))
    const same = programs.station(data('b'))
    const bobSame = await signedIn(same)
    await online(bobSame)
    await receive(bobSame, 4)
    await online(bobSame)
    await same.kill()
    await done('restore', '--data', at('b'), '--from', at('early'))
    const older = programs.station(data('b'))
    const bobOlder = await signedIn(older)
    await receive(bobOlder, 1)
    await expect
      .poll(async () => {
        await bobOlder.value('do', 'retryLine')
        return lineOf(bobOlder)
      }, soon)
      .toEqual(['cloned', 1])
    await online(ada)
    for (const program of [a, older, server]) await program.kill()
    // Seven that were sent; the one that was done at the old copy waits there and has gone nowhere.
    expect(agreed({ server: at('server'), stations: [at('a')], others: 7 }).mugs).toBe(7)
  })
})

describe('a backup', { timeout: 60_000 }, () => {
  it('[BK1] [BK2] is refused by name where it is none, or not whole', async () => {
    const a = programs.station(data('a'))
    await furnish(a)
    await done('backup', '--data', at('a'), '--to', at('one'))
    expect(readdirSync(at('one')).toSorted()).toEqual(['backup.json', 'station.sqlite'])
    expect(await command('backup', '--data', at('a'), '--to', at('one'))).toMatchObject({
      code: 2,
      output: expect.stringContaining('is there already'),
    })
    expect(await command('backup', '--data', at('nothing'), '--to', at('two'))).toMatchObject({ code: 2 })
    expect(existsSync(at('two'))).toBe(false)
    await a.kill()
    rmSync(join(at('one'), 'station.sqlite'))
    expect(await command('restore', '--data', at('a'), '--from', at('one'))).toMatchObject({
      code: 2,
      output: expect.stringContaining('not whole'),
    })
    expect(await command('restore', '--data', at('a'), '--from', at('nothing'))).toMatchObject({
      code: 2,
      output: expect.stringContaining('is not a backup'),
    })
    // Nothing of the folder was touched.
    const again = programs.station(data('a'))
    await signedIn(again)
  })
})
