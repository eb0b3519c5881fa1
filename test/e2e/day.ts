// Everything that one day needs: the host in its folder, a label printer, two consoles, and a look into the books from
// outside of the screens.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { launchBrowser } from '../support/browser.ts'
import { type ConsolePage, look, openConsole } from '../support/console-page.ts'
import { HostProcess, requireConsole } from '../support/host-process.ts'
import { RawPrinter } from '../support/raw-printer.ts'
import { newDevice, StationClient } from '../support/station-client.ts'
import { PERSON } from './house-steps.ts'

export class Day {
  readonly dir = mkdtempSync(join(tmpdir(), 'entrepot-day-'))
  readonly slips = join(this.dir, 'slips')
  readonly host = new HostProcess(join(this.dir, 'data'))
  readonly printer = new RawPrinter()
  private browser: Browser | undefined
  private readonly consoles = new Map<'station' | 'handheld', ConsolePage>()
  private outside: StationClient | undefined

  async begin(): Promise<void> {
    requireConsole()
    mkdirSync(this.slips)
    await Promise.all([this.host.start(), this.printer.on()])
    this.browser = await launchBrowser()
    await this.open('station')
  }

  async end(): Promise<void> {
    await this.browser?.close()
    await this.host.kill()
    await this.printer.off()
    rmSync(this.dir, { recursive: true, force: true })
  }

  get station(): ConsolePage {
    return this.consoleOf('station')
  }

  get handheld(): ConsolePage {
    return this.consoleOf('handheld')
  }

  async open(device: 'station' | 'handheld'): Promise<void> {
    if (!this.browser) throw new Error('the day has not begun')
    this.consoles.set(device, await openConsole(this.browser, this.host.url, device, 'fr-FR'))
  }

  async lookAtFailure(): Promise<void> {
    for (const [device, { page }] of this.consoles) await look(page, `failed-${device}`)
  }

  get books(): StationClient {
    if (!this.outside) throw new Error('nobody looks into the books')
    return this.outside
  }

  /** Signs in beside the screens; once more after the host was killed. */
  async openBooks(): Promise<void> {
    const client = await StationClient.open(this.host.url, await newDevice(this.host.url))
    const names = await client.query('signInNames')
    await client.do('signIn', { userId: names.find(({ name }) => name === PERSON.name)?.id, pin: PERSON.pin })
    this.outside = client
  }

  async order(number: string) {
    const { rows } = await this.books.query('orders', { filter: { search: number } })
    const row = rows.find((candidate) => candidate.number === number)
    const order = row && (await this.books.query('order', { orderId: row.id }))
    if (!order) throw new Error(`there is no order ${number}`)
    return order
  }

  async pickedOf(number: string): Promise<number> {
    return (await this.order(number)).order.pickedEach
  }

  /** What the label printer got, without the test label. */
  get labels(): readonly string[] {
    return this.printer.received.slice(1)
  }

  /** The PDFs in the folder of the slip printer, once the queue says that it has printed one. */
  async printedSlips(): Promise<readonly Buffer[]> {
    await this.books.until(
      () => this.books.query('printJobs'),
      (jobs) => jobs.some(({ document, state }) => document === 'packingSlip' && state === 'printed'),
    )
    const names = readdirSync(this.slips).filter((name) => name.endsWith('.pdf'))
    return names.map((name) => readFileSync(join(this.slips, name)))
  }

  private consoleOf(device: 'station' | 'handheld'): ConsolePage {
    const found = this.consoles.get(device)
    if (!found) throw new Error(`no ${device} is open`)
    return found
  }
}
