// Two stations and a server as real processes, each station with a browser; both cables out, work on both that cannot both be true,
// and the supervisor at the other station who settles it with a click.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, onTestFailed, test } from 'vitest'
import { makeOwnCode } from '../../src/core/codes/own-codes.ts'
import { CuttingProxy } from '../../src/station/sync/cutting-proxy.testkit.ts'
import { brokenRules } from '../properties/invariants.testkit.ts'
import { Programs } from '../server/programs.ts'
import { differences, memoryOf, tablesOf } from '../simulation/tables.testkit.ts'
import { findBrowser, launchBrowser } from '../support/browser.ts'
import { type ConsolePage, look, openConsole } from '../support/console-page.ts'
import { expect } from '../support/expect.ts'
import { HostProcess, requireConsole } from '../support/host-process.ts'
import { good, orderToPick, setUpHouse } from '../support/small-house.ts'
import { newDevice, StationClient } from '../support/station-client.ts'
import { orderCode, sealParcel } from './floor-steps.ts'

const found = await findBrowser()
const noBrowser = 'missing' in found ? found.missing : null

const badge = (name: string) => makeOwnCode('badge', name)
const MUG = good(1, 40)
const PACKER = { id: 'paul', name: 'Paul', badge: badge('PAUL1'), roles: ['picker', 'packer'] }
const SUPERVISOR = { id: 'sam', name: 'Sam', badge: badge('SAM1'), roles: ['supervisor'] }

describe.skipIf(noBrowser !== null)('two stations, both offline', () => {
  const dir = mkdtempSync(join(tmpdir(), 'entrepot-two-'))
  const programs = new Programs()
  const one = new HostProcess(join(dir, 'one'))
  const two = new HostProcess(join(dir, 'two'))
  const wires: CuttingProxy[] = []
  let browser: Browser | undefined
  const pages: ConsolePage[] = []

  const wire = async (port: number): Promise<CuttingProxy> => {
    const proxy = await new CuttingProxy(port).start()
    wires.push(proxy)
    return proxy
  }
  const cut = (): void => {
    for (const each of wires) {
      each.down = true
      each.cut()
    }
  }
  const client = async (host: HostProcess, code: string): Promise<StationClient> => {
    const opened = await StationClient.open(host.url, await newDevice(host.url))
    await opened.do('signIn', { badge: code })
    return opened
  }
  const consoleOf = async (host: HostProcess, code: string): Promise<ConsolePage> => {
    if (!browser) throw new Error('no browser')
    const opened = await openConsole(browser, host.url, 'station', 'en-GB')
    pages.push(opened)
    await expect(opened.page.getByRole('heading', { name: /badge/i })).toBeVisible()
    await opened.scan(code)
    await expect(opened.page.getByRole('heading', { name: /^Hello/ })).toBeVisible()
    return opened
  }
  const lineOf = async (of: StationClient) => {
    await of.do('retryLine')
    const { line, savedHere } = await of.query('status')
    return `${line.state} ${savedHere}`
  }

  beforeAll(async () => {
    requireConsole()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await Promise.all([one.kill(), two.kill(), programs.stop()])
    await Promise.all(wires.map((each) => each.stop()))
    rmSync(dir, { recursive: true, force: true })
  })

  test('[IN4] [IN7] the clash is in the inbox of the other station, settled by a click; all is equal in the end', async () => {
    onTestFailed(async () => {
      for (const [at, { page }] of pages.entries()) await look(page, `failed-two-${at}`)
    })
    const server = programs.server(['--data', join(dir, 'server'), '--port', '0'])
    const port = Number(new URL(await server.says(/^Entrepot server is ready at (\S+)$/m)).port)
    const [wireOne, wireTwo] = [await wire(port), await wire(port)]
    const joining = (through: CuttingProxy, code: string, name: string) => [
      ...['--join', `http://127.0.0.1:${through.port}`],
      ...['--code', code, '--name', name],
    ]
    await one.start(...joining(wireOne, await server.says(/^Join code: (\S+)$/m), 'Bench 1'))
    const ada = await setUpHouse(one, [MUG])
    for (const { id, name, roles, badge: badgeCode } of [PACKER, SUPERVISOR]) {
      const account = { userId: id, name, roles, language: 'en', active: true, badgeCode, pinHash: null }
      await ada.do('saveUserAccount', account)
    }
    const paul = await client(one, PACKER.badge)
    // One order is picked and waits for its packer, one is being picked.
    const toPack = await orderToPick(ada, [{ sku: MUG.sku, qtyEach: 2 }])
    const toPick = await orderToPick(ada, [{ sku: MUG.sku, qtyEach: 3 }])
    for (const { task } of [toPack, toPick]) await paul.do('startPickTask', { taskId: task.id })
    const pickOf = (task: typeof toPack.task, qtyEach: number) => {
      const step = task.steps[0]
      if (!step) throw new Error('the task has nothing to pick')
      const { id: pickId, productId } = step
      return { pickId, bin: MUG.bin, productId, qtyEach, code: MUG.barcode }
    }
    await paul.do('confirmPick', pickOf(toPack.task, 2))
    await expect.poll(() => lineOf(ada)).toBe('online 0')
    const { code } = await ada.do('offerJoin')
    await two.start(...joining(wireTwo, code, 'Bench 2'))
    await expect
      .poll(
        async () =>
          (await (await StationClient.open(two.url, await newDevice(two.url))).query('hello')).state,
      )
      .toBe('ready')
    const sam = await client(two, SUPERVISOR.badge)
    const [bench, desk] = [await consoleOf(one, PACKER.badge), await consoleOf(two, SUPERVISOR.badge)]

    cut()
    await expect.poll(() => lineOf(sam)).toMatch(/^offline/)
    await expect.poll(() => lineOf(paul)).toMatch(/^offline/)
    // At the bench: a parcel is packed, and picking goes on.
    await bench.scan(orderCode(toPack.number))
    await bench.page
      .getByRole('button', { name: 'Start' })
      .or(bench.page.getByTestId('pack-lines'))
      .first()
      .waitFor()
    await expect(bench.page.getByTestId('pack-lines')).toBeVisible()
    for (let each = 0; each < 2; each++) await bench.scan(MUG.barcode)
    await sealParcel(bench)
    await expect
      .poll(async () => (await paul.query('pack', { orderId: toPack.orderId }))?.parcels[0]?.parcel.status)
      .toBe('sealed')
    await paul.do('confirmPick', pickOf(toPick.task, 3))
    await expect(bench.page.getByText(/Offline, \d+ saved here/)).toBeVisible()
    await look(bench.page, 'two-1-bench-offline')
    // At the desk: the customer rings.
    for (const { orderId } of [toPack, toPick])
      await sam.do('cancelOrder', { orderId, reason: 'customer rang' })
    await expect(desk.page.getByText(/Offline, 2 saved here/)).toBeVisible()

    wireTwo.down = false
    await expect.poll(() => lineOf(sam)).toBe('online 0')
    wireOne.down = false
    await expect.poll(() => lineOf(paul)).toBe('online 0')
    // Whoever packed it learns it at his bench, and that the line is back.
    await expect(bench.page.getByText(/Back online: \d+ sent, 2 were not accepted\./)).toBeVisible()
    await expect(bench.page.getByTestId('refusal-notice')).toContainText(
      `order ${toPack.number} was not accepted`,
    )
    await look(bench.page, 'two-2-bench-back')

    // The supervisor finds both sides of it, and what to do.
    const { page } = desk
    await page.getByRole('link', { name: 'Cases', exact: true }).click()
    const entry = page.getByTestId('case-list').getByRole('button').filter({ hasText: 'Not accepted' })
    await expect(entry).toHaveCount(1)
    await entry.click()
    await expect(page.getByTestId('case-question')).toContainText(
      `Packing order ${toPack.number} was not accepted`,
    )
    await expect(page.getByTestId('case-what')).toContainText('Paul at Bench 1')
    await expect(page.getByTestId('case-stands')).toContainText(`Order ${toPack.number} is cancelled`)
    await expect(page.getByTestId('case-stands')).toContainText('customer rang')
    await look(page, 'two-3-case')
    await page.getByRole('button', { name: /put the goods into Returns/ }).click()
    await expect(entry).toHaveCount(0)
    // What was picked meanwhile for the other order is a fact, and asks where it is.
    for (;;) {
      const question = page.getByTestId('case-question')
      if ((await page.getByTestId('case-list').getByRole('button').count()) === 0) break
      const text = await question.innerText()
      await page.getByRole('button', { name: /^1 · / }).click()
      await expect(question.filter({ hasText: text })).toHaveCount(0)
    }
    await expect(page.getByText('No cases', { exact: true })).toBeVisible()
    await expect.poll(() => lineOf(sam)).toBe('online 0')
    await expect.poll(async () => (await paul.query('cases', { status: 'open' })).length).toBe(0)
    await expect.poll(() => lineOf(paul)).toBe('online 0')
    expect((await paul.query('returns', {})).rows.map(({ orderId }) => orderId).sort()).toEqual(
      [toPack.orderId, toPick.orderId].sort(),
    )
    for (const { errors } of pages) expect(errors).toEqual([])

    await Promise.all([one.stop(), two.stop()])
    const [a, b] = [one, two].map(({ dataDir }) => {
      const db = new Database(join(dataDir, 'station.sqlite'), { readonly: true })
      const tables = tablesOf(db)
      db.close()
      return tables
    })
    expect(a && b && differences(a, b)).toEqual([])
    expect(brokenRules(memoryOf(a ?? new Map()))).toEqual([])
  })
})
