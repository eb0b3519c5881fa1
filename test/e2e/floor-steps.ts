// A picker and a packer at work on the screens: what they scan follows from what the screen shows, as on the floor.
import type { Page } from '@playwright/test'
import { makeOwnCode } from '../../src/core/codes/own-codes.ts'
import type { ConsolePage } from '../support/console-page.ts'
import { expect } from '../support/expect.ts'
import type { OrderLine } from './orders-file.ts'

export const orderCode = (number: string): string => makeOwnCode('order', number)

export const verdict = (page: Page) => page.locator('[data-kind][data-status]')

/** The bin that the screen sends to, and how many are still to be taken there. */
export async function currentStep(page: Page): Promise<{ readonly bin: string; readonly left: number }> {
  const card = page.getByTestId('go-to')
  await expect(card).toBeVisible()
  // Label, bin, aisles: the bin is what the largest letters say.
  const bin = /[A-Z]-\d\d-\d\d/.exec(await card.innerText())?.[0] ?? ''
  return { bin, left: Number(await page.getByTestId('take-quantity').innerText()) }
}

/** Opens the order's task by scanning its code on Home, starts it, and takes a tote. */
export async function startPicking(
  { page, scan }: ConsolePage,
  number: string,
  tote: string,
  words: { readonly start: string },
): Promise<void> {
  await scan(orderCode(number))
  await page.getByRole('button', { name: words.start }).click()
  await expect(page.getByTestId('go-to')).toBeHidden()
  await scan(tote)
  await expect(page.getByTestId('go-to')).toBeVisible()
  await expect(verdict(page)).toContainText(tote)
}

/** Scans the bin if need be and then single goods until the step's line is complete. */
export async function pickStep({ page, scan }: ConsolePage, lines: readonly OrderLine[]): Promise<void> {
  const { bin, left } = await currentStep(page)
  const line = lines.find(({ good }) => good.bin === bin)
  if (!line) throw new Error(`nothing of this order lies in ${bin}`)
  if ((await page.getByTestId('take').getAttribute('data-current')) !== 'true') {
    await scan(bin)
    await expect(page.getByTestId('take')).toHaveAttribute('data-current', 'true')
  }
  for (let scanned = 0; scanned < left; scanned++) await scan(line.good.barcode)
  await expect(verdict(page)).toHaveAttribute('data-kind', /^(lineComplete|done)$/)
}

/** Until no step is left. */
export async function pickRest(console: ConsolePage, lines: readonly OrderLine[]): Promise<void> {
  do await pickStep(console, lines)
  while ((await verdict(console.page).getAttribute('data-kind')) !== 'done')
}

/** At the bench: the goods into the open parcel, one by one. */
export async function packItems({ page, scan }: ConsolePage, { good, qtyEach }: OrderLine): Promise<void> {
  const row = page.getByTestId('pack-lines').getByRole('listitem').filter({ hasText: good.name })
  for (let scanned = 0; scanned < qtyEach; scanned++) await scan(good.barcode)
  await expect(row).toHaveAttribute('data-status', 'right')
}

/** Box as suggested, weight as the books have it. */
export async function sealParcel({ page }: ConsolePage): Promise<void> {
  await expect(page.getByTestId('close-parcel')).toBeVisible()
  await page.keyboard.press('F8')
  await expect(page.getByTestId('weight-read')).toContainText('Expected')
  await page.keyboard.press('F9')
}
