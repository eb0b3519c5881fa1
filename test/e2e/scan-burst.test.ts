// A scanner in a fast hand: 20 scans in every second, for five seconds. Each one counts, once.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { makeOwnCode } from '../../src/core/codes/own-codes.ts'
import { findBrowser, launchBrowser } from '../support/browser.ts'
import { look, openConsole } from '../support/console-page.ts'
import { expect } from '../support/expect.ts'
import { HostProcess, requireConsole } from '../support/host-process.ts'
import { ADMINISTRATOR, good, orderToPick, pickTask, setUpHouse } from '../support/small-house.ts'
import { currentStep, startPicking } from './floor-steps.ts'

const SCANS = 100
const PER_SECOND = 20
const ORDERED = 150

const found = await findBrowser()
const noBrowser = 'missing' in found ? found.missing : null

describe.skipIf(noBrowser !== null)('a burst of scans', () => {
  const dir = mkdtempSync(join(tmpdir(), 'entrepot-burst-'))
  const host = new HostProcess(join(dir, 'data'))
  let browser: Browser

  beforeAll(async () => {
    requireConsole()
    await host.start()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await host.kill()
    rmSync(dir, { recursive: true, force: true })
  })

  test(`${SCANS} scans at ${PER_SECOND} a second: none is lost, none counts twice`, async () => {
    const mugs = good(1, ORDERED)
    const books = await setUpHouse(host, [mugs])
    const { task, number, orderId } = await orderToPick(books, [{ sku: mugs.sku, qtyEach: ORDERED }])
    const console = await openConsole(browser, host.url, 'station', 'en-GB')
    const { page, scan, errors } = console
    await expect(page.getByRole('heading', { name: 'Scan your badge' })).toBeVisible()
    await scan(ADMINISTRATOR.badge)
    await expect(page.getByRole('heading', { name: `Hello ${ADMINISTRATOR.name}` })).toBeVisible()
    await startPicking(console, number, makeOwnCode('tote', '000001'), { start: 'Start' })
    await scan(mugs.bin)
    await expect(page.getByTestId('take')).toHaveAttribute('data-current', 'true')

    const begun = performance.now()
    const scans: Promise<void>[] = []
    for (let nth = 0; nth < SCANS; nth++) {
      // The rate is what is tried here: a late timer makes the next scans come closer, as a full buffer does.
      await pause(Math.max(0, begun + (nth * 1000) / PER_SECOND - performance.now()))
      scans.push(scan(mugs.barcode))
    }
    await Promise.all(scans)
    const took = performance.now() - begun

    await expect(page.getByTestId('take-quantity')).toHaveText(String(ORDERED - SCANS))
    await look(page, '60-burst')
    const settled = await books.until(
      () => pickTask(books, task.id),
      ({ steps }) => (steps[0]?.pickedEach ?? 0) >= SCANS,
    )
    expect(settled.steps.map(({ pickedEach }) => pickedEach)).toEqual([SCANS])
    // The screen shows the books once nothing is on its way any more; it must not move again.
    await page.reload()
    expect(await currentStep(page)).toEqual({ bin: mugs.bin, left: ORDERED - SCANS })
    const order = await books.query('order', { orderId })
    expect(order?.events.filter(({ operation }) => operation === 'confirmPick')).toHaveLength(SCANS)
    expect(took).toBeLessThan((SCANS / PER_SECOND) * 1000 * 2)
    expect(errors).toEqual([])
  })

  test('a badge that is scanned while a field has the focus leaves the field as it was', async () => {
    const { page, scan, errors } = await openConsole(browser, host.url, 'station', 'en-GB')
    await expect(page.getByRole('heading', { name: 'Scan your badge' })).toBeVisible()
    await scan(ADMINISTRATOR.badge)
    await page.getByRole('link', { name: 'Users' }).click()
    await page.getByRole('button', { name: 'Add a person' }).click()
    const dialog = page.getByRole('dialog')
    const name = dialog.getByRole('textbox', { name: 'Name', exact: true })
    await name.fill('Zoe')
    // Capitals: the scanner presses Shift between the characters.
    await scan('BADGE-ZOE')
    await expect(dialog.getByLabel('Badge')).toHaveValue('BADGE-ZOE')
    await expect(name).toHaveValue('Zoe')
    expect(errors).toEqual([])
  })
})
