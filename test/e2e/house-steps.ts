// What is done once in a new house: the first start and signing in, through the screens, in either language.

import type { ConsolePage } from '../support/console-page.ts'
import { look } from '../support/console-page.ts'
import { expect } from '../support/expect.ts'

export const PERSON = { name: 'Ada Martin', pin: '4711', station: 'Quai 1' } as const

/** From the empty folder to Home, in French, with the demo warehouse. */
export async function firstStart({ page, scan }: ConsolePage, setUpCode: string): Promise<void> {
  const next = page.getByRole('button', { name: 'Suivant' })
  await page.getByRole('button', { name: 'Français' }).click()
  // Without the code nobody gets in.
  await next.click()
  await expect(page.getByText('Il faut le code de mise en route.', { exact: false })).toBeVisible()
  await page.getByLabel('Code de mise en route').fill(setUpCode)
  await look(page, '01-language')
  await next.click()
  await page.getByLabel('Nom', { exact: true }).fill('Entrepôt Nord')
  await look(page, '02-warehouse')
  await next.click()
  await page.getByLabel('Votre nom').fill(PERSON.name)
  await page.getByRole('textbox', { name: 'Code PIN', exact: true }).fill(PERSON.pin)
  await page.getByRole('textbox', { name: 'Le même code PIN' }).fill(PERSON.pin)
  await look(page, '03-administrator')
  await next.click()
  await scan('4006381333931')
  await expect(page.getByRole('status').filter({ hasText: '4006381333931' })).toContainText('EAN')
  await look(page, '04-scanner')
  await next.click()
  await page.getByLabel('Nom de ce poste').fill(PERSON.station)
  await page.getByRole('button', { name: 'Entrepôt de démonstration' }).click()
  await look(page, '05-start')
  await page.getByRole('button', { name: 'Commencer' }).click()
  await expect(page.getByRole('heading', { name: `Bonjour ${PERSON.name}` })).toBeVisible({ timeout: 60_000 })
  await look(page, '06-home-fr')
}

/** By name and PIN, on the pad as gloves do; answers when Home has greeted. */
export async function signIn(
  { page }: ConsolePage,
  name: string,
  pin: string,
  words: { readonly start: string; readonly hello: string },
): Promise<void> {
  await page.getByRole('button', { name }).click()
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click()
  await page.getByRole('button', { name: words.start, exact: true }).click()
  await expect(page.getByRole('heading', { name: `${words.hello} ${name}` })).toBeVisible()
}

/** Through the screens: a label printer on the network, and a folder that takes slips. */
export async function addPrinters({ page }: ConsolePage, port: number, slips: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await page.getByRole('link', { name: 'Devices' }).click()
  await page.getByRole('button', { name: 'Add a printer' }).click()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Zebra 1')
  await dialog.getByLabel('Address').fill('127.0.0.1')
  await dialog.getByLabel('Port').fill(String(port))
  await look(page, '09-printer')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Print a test' }).click()
  await page.getByRole('button', { name: 'Add a printer' }).click()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Slips')
  await dialog.getByText('PDF', { exact: true }).click()
  await dialog.getByText('Slips and lists').click()
  await dialog.getByText('Files in a folder').click()
  await dialog.getByRole('textbox', { name: 'Folder' }).fill(slips)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(slips)).toBeVisible()
  await look(page, '10-devices')
}

/** A file into the wizard, up to its preview, where nothing is written yet. */
export async function previewImport({ page }: ConsolePage, file: string): Promise<void> {
  const next = page.getByRole('button', { name: 'Next', exact: true })
  await page.getByRole('link', { name: 'Import', exact: true }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a file' }).click()
  await (await chooser).setFiles(file)
  await expect(page.getByRole('combobox', { name: 'Column for Order number' })).toHaveValue('Order Number')
  await look(page, '11-import-match')
  await next.click()
  await expect(page.getByRole('table', { name: 'First rows' })).toBeVisible()
  await look(page, '12-import-check')
  await next.click()
}
