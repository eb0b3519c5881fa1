// Makes the pictures of the README and the manual: a host of its own on a demo warehouse in the middle of a morning, and a
// browser that goes through the screens as people do. Run by `npm run screenshots`.
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { launchBrowser } from '../test/support/browser.ts'
import { type ConsolePage, openConsole } from '../test/support/console-page.ts'
import { HostProcess, requireConsole } from '../test/support/host-process.ts'
import { badgeOf, type Morning, makeMorning, PEOPLE } from './lib/demo-morning.ts'

const folder = join(import.meta.dirname, '../docs/screenshots')
const LARGEST_BYTES = 300_000

requireConsole()
mkdirSync(folder, { recursive: true })
const scratch = mkdtempSync(join(tmpdir(), 'entrepot-screenshots-'))
const host = new HostProcess(join(scratch, 'data'))
let browser: Browser | undefined
try {
  await host.start('--demo')
  const morning = await makeMorning(host.url)
  browser = await launchBrowser()
  await atTheDesk(browser, morning)
  await onTheFloor(browser, morning)
} finally {
  await browser?.close()
  await host.stop()
  rmSync(scratch, { recursive: true, force: true })
}

async function atTheDesk(browser: Browser, morning: Morning): Promise<void> {
  const desk = await signedIn(browser, 'station', 'en-GB', PEOPLE.supervisor)
  const { page } = desk
  await shoot(page, 'home')
  await go(page, '/orders')
  await page.getByRole('row').nth(8).waitFor()
  await shoot(page, 'orders')
  await go(page, `/orders/${morning.shipped}`)
  await page.getByRole('region', { name: 'Timeline' }).getByRole('listitem').first().waitFor()
  await shoot(page, 'order')
  await go(page, '/cases')
  await page.getByRole('main').getByRole('button').first().waitFor()
  await shoot(page, 'cases')
  await showImport(page)
  await shoot(page, 'import')

  await page.emulateMedia({ colorScheme: 'dark' })
  await go(page, '/orders')
  await page.getByRole('row').nth(8).waitFor()
  await shoot(page, 'orders-dark')
  await finish(desk)
}

async function onTheFloor(browser: Browser, morning: Morning): Promise<void> {
  const station = await signedIn(browser, 'station', 'en-GB', PEOPLE.picker)
  await beginPicking(station, morning.toPick, { start: 'Start', tote: 'T-041' })
  await scanFirstStep(station)
  await shoot(station.page, 'pick-station')
  await finish(station)

  const handheld = await signedIn(browser, 'handheld', 'en-GB', PEOPLE.picker)
  await go(handheld.page, `/pick/${morning.toPick}`)
  await handheld.page.getByTestId('take').waitFor()
  await scanFirstStep(handheld)
  await shoot(handheld.page, 'pick-handheld')
  await finish(handheld)

  const french = await signedIn(browser, 'handheld', 'fr-FR', PEOPLE.frenchPicker)
  await french.page.emulateMedia({ colorScheme: 'dark' })
  await beginPicking(french, morning.toPickInFrench, { start: 'Commencer', tote: 'T-042' })
  await french.scan('L-40-06')
  await french.page.locator('[data-kind="wrong"]').first().waitFor()
  await shoot(french.page, 'pick-handheld-fr-dark')
  await finish(french)

  const bench = await signedIn(browser, 'station', 'en-GB', PEOPLE.packer)
  await go(bench.page, `/pack/${morning.toPack}`)
  await bench.page.getByTestId('pack-lines').waitFor()
  for (const code of morning.packFirst) await bench.scan(code)
  const packed = bench.page.getByTestId('pack-lines').locator('[data-status="right"]')
  await packed.first().waitFor()
  await shoot(bench.page, 'pack')
  await finish(bench)
}

async function signedIn(
  browser: Browser,
  device: 'station' | 'handheld',
  locale: 'en-GB' | 'fr-FR',
  person: number,
): Promise<ConsolePage> {
  const console = await openConsole(browser, host.url, device, locale)
  await console.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await console.page.getByRole('heading', { name: /badge/i }).waitFor()
  await console.scan(badgeOf(person))
  await console.page.getByRole('heading', { name: /^(Hello|Bonjour)/ }).waitFor()
  return console
}

async function go(page: Page, path: string): Promise<void> {
  await page.goto(`${host.url}/#${path}`)
}

async function beginPicking(
  { page, scan }: ConsolePage,
  taskId: string,
  words: { readonly start: string; readonly tote: string },
): Promise<void> {
  await go(page, `/pick/${taskId}`)
  await page.getByRole('button', { name: words.start }).click()
  await page.getByTestId('go-to').waitFor({ state: 'hidden' })
  await scan(words.tote)
  await page.getByTestId('go-to').waitFor()
}

/** The bin, then one piece: what a picker sees most of the day. */
async function scanFirstStep({ page, scan }: ConsolePage): Promise<void> {
  const bin = /[A-Z]-\d\d-\d\d/.exec(await page.getByTestId('go-to').innerText())?.[0] ?? ''
  await scan(bin)
  await page.locator('[data-testid="take"][data-current="true"]').waitFor()
}

/** A file with good rows and bad ones, up to the preview, where nothing is written yet. */
async function showImport(page: Page): Promise<void> {
  const file = join(scratch, 'orders-monday.csv')
  writeFileSync(file, ordersFile())
  await go(page, '/import')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a file' }).click()
  await (await chooser).setFiles(file)
  const next = page.getByRole('button', { name: 'Next', exact: true })
  await page.getByRole('combobox', { name: 'Column for Order number' }).waitFor()
  await shoot(page, 'import-match')
  await next.click()
  await page.getByRole('table', { name: 'First rows' }).waitFor()
  await next.click()
  await page.getByRole('button', { name: /good rows/ }).waitFor()
}

function ordersFile(): string {
  const day = new Date().toISOString().slice(0, 10)
  const heading =
    'Order Number;SKU;Description;Quantity;Unit Price;Order Date;Customer Name;Address;Postcode;City;Country'
  const rows = Array.from({ length: 48 }, (_, n) => {
    const quantity = n === 17 ? 'two' : n === 31 ? '0' : String(1 + (n % 5))
    const order = `M-${2001 + Math.floor(n / 3)}`
    const goods = [`NEW-${100 + (n % 12)}`, `Enamel mug ${100 + (n % 12)}`]
    return [
      order,
      ...goods,
      quantity,
      `${3 + (n % 6)},50`,
      day,
      'Jo Field',
      '9 Mill Lane',
      'LS1 4AP',
      'Leeds',
      'GB',
    ].join(';')
  })
  return `${[heading, ...rows].join('\r\n')}\r\n`
}

async function shoot(page: Page, name: string): Promise<void> {
  // Rows and fonts that are still on their way.
  await page.waitForLoadState('networkidle')
  await page.evaluate('document.fonts.ready')
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path, animations: 'disabled' })
  const { size } = statSync(path)
  process.stdout.write(`${name}.png ${Math.round(size / 1000)} kB\n`)
  if (size > LARGEST_BYTES) throw new Error(`${name}.png is larger than ${LARGEST_BYTES / 1000} kB`)
}

async function finish({ context, errors }: ConsolePage): Promise<void> {
  if (errors.length > 0) throw new Error(`the page complained: ${errors.join('\n')}`)
  await context.close()
}
