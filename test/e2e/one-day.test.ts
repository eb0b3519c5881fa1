// One station, one day: what a new house does from its first start to the parcel that leaves, in a real browser against
// the real host, with the cable of the console pulled in the middle.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, onTestFailed, test } from 'vitest'
import { readAll, readPdf, zplToPng } from '../../src/documents/documents.testkit.ts'
import { findBrowser } from '../support/browser.ts'
import { look } from '../support/console-page.ts'
import { expect } from '../support/expect.ts'
import { textOfPdf } from '../support/pdf.ts'
import { Day } from './day.ts'
import {
  currentStep,
  orderCode,
  packItems,
  pickRest,
  pickStep,
  sealParcel,
  startPicking,
  verdict,
} from './floor-steps.ts'
import { type ChosenGoods, chooseGoods } from './goods.ts'
import { addPrinters, firstStart, PERSON, previewImport, signIn } from './house-steps.ts'
import { type DayOrders, dayOrders, writeOrdersFile } from './orders-file.ts'

const found = await findBrowser()
const noBrowser = 'missing' in found ? found.missing : null

describe.skipIf(noBrowser !== null)('one station, one day', () => {
  const day = new Day()
  let goods: ChosenGoods
  let orders: DayOrders
  let broken = false

  beforeAll(() => day.begin())
  afterAll(() => day.end())
  // Each step stands on the one before: after the first that fails the others would only wait.
  beforeEach((context) => {
    if (broken) context.skip('an earlier step of the day has failed')
    onTestFailed(() => {
      broken = true
      return day.lookAtFailure()
    })
  })

  test('first start: code, warehouse, administrator, demo; then sign in by PIN, and English', async () => {
    const { page } = day.station
    await firstStart(day.station, day.host.setUpCode)
    await page.keyboard.press('g')
    await page.keyboard.press('l')
    await expect(page.getByRole('heading', { name: 'Scannez votre badge' })).toBeVisible()
    await look(page, '07-sign-in-fr')
    await signIn(day.station, PERSON.name, PERSON.pin, { start: 'Commencer', hello: 'Bonjour' })
    await page.getByRole('link', { name: 'Réglages' }).click()
    await page.getByRole('radiogroup', { name: 'Langue' }).getByText('English').click()
    await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
    await look(page, '08-settings')

    await day.openBooks()
    goods = await chooseGoods(day.books)
    orders = dayOrders(goods)
  })

  test('printers: a label printer on the network, and a folder for slips', async () => {
    await addPrinters(day.station, day.printer.port, day.slips)
    await day.printer.until(() => day.printer.received.length === 1)
    expect(day.printer.received[0]).toMatch(/^\^XA[\s\S]*\^XZ\s*$/)
  })

  test('a file with bad rows: the good ones are written, the bad ones named; a second time changes nothing', async () => {
    const { page } = day.station
    const file = join(day.dir, 'orders.csv')
    const badRows = writeOrdersFile(file, Object.values(orders))
    await previewImport(day.station, file)
    await expect(page.getByText(`${badRows.length} rows are left out`)).toBeVisible()
    await look(page, '13-import-preview')
    await page.getByRole('button', { name: 'Write the good rows' }).click()
    await expect(page.getByText('Imported, some rows were left out')).toBeVisible()
    await expect(page.getByText('3 orders created')).toBeVisible()
    await look(page, '14-import-report')

    const groups = page.getByRole('region', { name: 'Rejected rows' }).locator('details')
    await expect(groups).toHaveCount(badRows.length)
    for (const { line, column, found, expected } of badRows) {
      const row = groups
        .filter({ hasText: `${column}:` })
        .filter({ hasText: expected })
        .locator('tbody tr')
      await expect(row.locator('td')).toHaveText([String(line), found === '' ? '(empty)' : found])
    }
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download as CSV' }).click()
    const csv = readFileSync(await (await download).path(), 'utf8')
    for (const { line, column, found } of badRows) expect(csv).toContain(`"${line}","${column}","${found}","`)
    expect(csv.trim().split('\r\n')).toHaveLength(badRows.length + 1)

    const before = await day.books.query('orderCounts')
    await page.getByRole('button', { name: 'Import another file' }).click()
    await previewImport(day.station, file)
    await expect(page.getByText('This file was imported before')).toBeVisible()
    await expect(page.getByText('There is nothing new in this file.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Write the good rows' })).toBeDisabled()
    await look(page, '15-import-again')
    expect(await day.books.query('orderCounts')).toEqual(before)
  })

  test('release from the list of orders', async () => {
    const { page } = day.station
    await page.getByRole('link', { name: 'Orders' }).click()
    await page.getByLabel('Search orders').fill('E2E-')
    for (const { number } of Object.values(orders))
      await page.getByRole('checkbox', { name: `Select order ${number}` }).click()
    await look(page, '16-orders')
    await page.getByRole('toolbar').getByRole('button', { name: 'Release' }).click()
    await expect(page.getByText('3 orders released')).toBeVisible()
    for (const { number } of Object.values(orders)) {
      await expect(
        page.getByRole('row').filter({ hasText: number }).getByRole('cell', { name: 'Pick', exact: true }),
      ).toBeVisible()
    }
    await look(page, '17-released')
  })

  test('pick: two wrong scans change nothing, one is taken back, a case counts as many', async () => {
    const { page, scan } = day.station
    const { lines } = orders.first
    await page.getByRole('link', { name: 'Home' }).click()
    await startPicking(day.station, orders.first.number, 'T-001', { start: 'Start' })
    await look(page, '18-pick-bin')
    const { bin, left } = await currentStep(page)
    const line = lines.find(({ good }) => good.bin === bin)
    const other = lines.find(({ good }) => good.bin !== bin)
    if (!line || !other) throw new Error('this order should lie in several bins')

    await scan(other.good.bin)
    await expect(verdict(page)).toHaveAttribute('data-kind', 'wrong')
    await expect(verdict(page)).toContainText(`This is ${other.good.bin}.`)
    await expect(verdict(page)).toContainText(`Go to ${bin}.`)
    await look(page, '19-wrong-bin')
    await scan(bin)
    await expect(page.getByTestId('take')).toHaveAttribute('data-current', 'true')
    await look(page, '20-pick-item')
    await scan(other.good.barcode)
    await expect(verdict(page)).toHaveAttribute('data-kind', 'wrong')
    await expect(verdict(page)).toContainText(other.good.name)
    await expect(verdict(page)).toContainText(`It is in ${other.good.bin}.`)
    await look(page, '21-wrong-item')
    expect(await currentStep(page)).toEqual({ bin, left })
    expect(await day.pickedOf(orders.first.number)).toBe(0)

    await scan(line.good.barcode)
    await expect(verdict(page)).toHaveAttribute('data-kind', left === 1 ? 'lineComplete' : 'right')
    await page.keyboard.press('F2')
    await expect(verdict(page)).toContainText('Taken back: 1')
    await look(page, '22-taken-back')
    expect(await currentStep(page)).toEqual({ bin, left })
    expect(await day.pickedOf(orders.first.number)).toBe(0)

    const { withCase } = goods
    while ((await currentStep(page)).bin !== withCase.bin) await pickStep(day.station, lines)
    if ((await page.getByTestId('take').getAttribute('data-current')) !== 'true') await scan(withCase.bin)
    await scan(withCase.case.code)
    await expect(page.getByTestId('take-quantity')).toHaveText('2')
    await scan(withCase.case.code)
    await expect(verdict(page)).toContainText(`This is a case of ${withCase.case.qtyEach}.`)
    await expect(page.getByTestId('take-quantity')).toHaveText('2')
    await look(page, '23-case')
    await pickRest(day.station, lines)
    await expect(page.getByText('Bring tote T-001 to packing')).toBeVisible()
    await look(page, '24-picked')
  })

  test('pack two parcels: each gets one label that says what the order says, and the slip has its code', async () => {
    const { page, scan } = day.station
    const [first, second, third] = orders.first.lines
    if (!first || !second || !third) throw new Error('three lines were expected')
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Pack', exact: true }).click()
    await scan('T-001')
    await expect(page.getByRole('heading', { name: `Order ${orders.first.number}` })).toBeVisible()
    await look(page, '25-pack')
    await scan(orders.killed.lines[0]?.good.barcode ?? '')
    await expect(verdict(page)).toContainText(`It is not in order ${orders.first.number}.`)
    await packItems(day.station, first)
    await look(page, '26-pack-half')
    await page.getByRole('button', { name: 'Parcel full' }).click()
    await sealParcel(day.station)
    await expect(verdict(page)).toContainText('Parcel 1 sealed')
    await look(page, '27-parcel-1')
    // Until all is packed nobody knows of how many parcels this is one.
    expect(day.labels).toHaveLength(0)
    await packItems(day.station, second)
    await packItems(day.station, third)
    await look(page, '28-all-packed')
    await sealParcel(day.station)
    await expect(page.getByTestId('label-state').filter({ hasText: 'Label printed' })).toHaveCount(2)
    await look(page, '29-labels')

    const { parcels } = await day.order(orders.first.number)
    expect(parcels.map(({ parcelNo }) => parcelNo)).toEqual([1, 2])
    expect(day.labels).toHaveLength(2)
    for (const { parcelNo, tracking, sscc } of parcels) {
      const [zpl, ...more] = day.labels.filter((bytes) => bytes.includes(`^FD${parcelNo} sur 2^FS`))
      expect(more).toEqual([])
      const read = await readAll(await zplToPng(zpl ?? '', 101.6, 152.4))
      expect(read).toEqual([`(00)${sscc}`, tracking].sort())
      await scan(tracking ?? '')
    }
    await expect(page.getByTestId('label-state').filter({ hasText: 'Labelled and closed' })).toHaveCount(2)

    const slips = await day.printedSlips()
    expect(slips).toHaveLength(1)
    const slip = slips[0] ?? Buffer.alloc(0)
    expect(await readPdf(slip)).toContain(orderCode(orders.first.number))
    expect((await textOfPdf(slip)).join()).toContain('Packing slip')
    await look(page, '30-labelled')
  })

  test('ship: the order says so, with its numbers and who did what', async () => {
    const { page } = day.station
    await expect(page.getByRole('button', { name: 'Ship', exact: true })).toBeEnabled()
    await page.keyboard.press('F9')
    await expect(page.getByTestId('pack-shipped')).toBeVisible()
    await look(page, '31-shipped')
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Orders' }).click()
    await page.getByLabel('Search orders').fill(orders.first.number)
    await page.getByRole('link', { name: orders.first.number, exact: true }).click()
    const { parcels, order } = await day.order(orders.first.number)
    expect(order).toMatchObject({ status: 'shipped', shippedEach: order.orderedEach })
    await expect(page.getByText(`Shipped ${order.orderedEach} of ${order.orderedEach}`)).toBeVisible()
    const documents = page.getByRole('region', { name: 'Parcels and documents' })
    for (const { tracking, sscc, parcelNo } of parcels) {
      const parcel = documents.getByRole('listitem').filter({ hasText: `Parcel ${parcelNo} of 2` })
      await expect(parcel).toContainText(`Tracking ${tracking}`)
      await expect(parcel).toContainText(`SSCC ${sscc}`)
    }
    const timeline = page.getByRole('region', { name: 'Timeline' }).getByRole('listitem')
    await expect(timeline.first()).toContainText('Shipped, 2 parcels')
    await expect(timeline.first()).toContainText(
      new RegExp(`\\d{2}:\\d{2}.*${PERSON.name}, ${PERSON.station}`),
    )
    await expect(timeline.filter({ hasText: 'Imported from a file' })).toHaveCount(1)
    await look(page, '32-order')
    expect(day.labels).toHaveLength(2)
  })

  test('a second person picks on a handheld in French, at the same time', async () => {
    await day.open('handheld')
    const { page, scan } = day.handheld
    await look(page, '40-sign-in-handheld')
    await signIn(day.handheld, 'Louis Picker', '1234', { start: 'Commencer', hello: 'Bonjour' })
    await look(page, '41-home-handheld')
    await startPicking(day.handheld, orders.handheld.number, 'T-003', { start: 'Commencer' })
    await look(page, '42-pick-handheld')
    const { bin } = await currentStep(page)
    await scan(orders.handheld.lines.find(({ good }) => good.bin !== bin)?.good.bin ?? '')
    await expect(verdict(page)).toContainText(`Allez en ${bin}.`)
    await look(page, '43-wrong-handheld')
    await scan(bin)
    await expect(page.getByTestId('take')).toHaveAttribute('data-current', 'true')
    await look(page, '44-item-handheld')
  })

  test('the power goes in mid-pick: both consoles say so, come back by themselves, and go on where they were', async () => {
    const { page, scan } = day.station
    const { number, lines } = orders.killed
    await page.getByRole('link', { name: 'Home' }).click()
    await startPicking(day.station, number, 'T-002', { start: 'Start' })
    const { bin, left } = await currentStep(page)
    const good = lines.find((line) => line.good.bin === bin)?.good
    await scan(bin)
    await scan(good?.barcode ?? '')
    await expect(page.getByTestId('take-quantity')).toHaveText(String(left - 1))
    await day.books.until(
      () => day.pickedOf(number),
      (picked) => picked === 1,
    )
    await day.host.kill()

    const onHandheld = await currentStep(day.handheld.page)
    await expect(page.getByRole('alert')).toContainText('The station does not answer')
    await expect(day.handheld.page.getByRole('alert')).toBeVisible()
    await look(page, '50-line-lost')
    await look(day.handheld.page, '51-line-lost-handheld')
    // A scan without a station counts nothing, and says so.
    await scan(good?.barcode ?? '')
    await expect(verdict(page)).toHaveAttribute('data-kind', 'wrong')
    await expect(verdict(page)).toContainText('The station does not answer')
    expect(await currentStep(page)).toEqual({ bin, left: left - 1 })
    await day.host.start()
    await expect(page.getByText('The station answers again.')).toBeVisible()
    await expect(day.handheld.page.getByRole('alert')).toBeHidden()
    await look(page, '52-line-back')
    await day.openBooks()
    expect(await currentStep(page)).toEqual({ bin, left: left - 1 })
    expect(await currentStep(day.handheld.page)).toEqual(onHandheld)
    expect(await day.pickedOf(number)).toBe(1)

    await Promise.all([pickRest(day.station, lines), pickRest(day.handheld, orders.handheld.lines)])
    await expect(page.getByText('Bring tote T-002 to packing')).toBeVisible()
    await look(day.handheld.page, '53-picked-handheld')
    for (const { number: picked } of [orders.killed, orders.handheld]) {
      expect((await day.order(picked)).order).toMatchObject({ status: 'picked' })
    }
    expect(await day.pickedOf(number)).toBe(lines.reduce((sum, line) => sum + line.qtyEach, 0))
  })

  test('nothing went wrong unseen', () => {
    expect(day.station.errors).toEqual([])
    expect(day.handheld.errors).toEqual([])
  })
})
