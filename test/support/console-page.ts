// A console in a browser, as a person has it: a window or a handheld, a scanner, and an ear for what goes wrong unseen.
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { type Scan, wedge } from './wedge.ts'

export interface ConsolePage {
  readonly context: BrowserContext
  readonly page: Page
  readonly scan: Scan
  /** Errors of the page's own scripts and refused loads: there must be none. */
  readonly errors: readonly string[]
}

const SIZES = {
  station: { viewport: { width: 1280, height: 800 } },
  handheld: { viewport: { width: 412, height: 915 }, hasTouch: true, isMobile: true },
} as const

export async function openConsole(
  browser: Browser,
  url: string,
  device: keyof typeof SIZES,
  locale: 'en-GB' | 'fr-FR',
): Promise<ConsolePage> {
  const context = await browser.newContext({
    ...SIZES[device],
    locale,
    timezoneId: 'Europe/Paris',
    acceptDownloads: true,
  })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    // A line that breaks is the subject of some tests; the browser reports it by itself.
    if (message.type() === 'error' && !/WebSocket|ERR_CONNECTION/.test(message.text()))
      errors.push(message.text())
  })
  await page.goto(`${url}/`)
  return { context, page, scan: await wedge(page), errors }
}

/** Saves what a person would see where E2E_SHOTS names a folder: for looking at, never for judging. */
export async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.E2E_SHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}
