import { expect, test } from 'vitest'
import { findBrowser, launchBrowser } from './browser.ts'

test('the browser of the tests starts, runs script and shows text', { timeout: 60_000 }, async (context) => {
  const found = await findBrowser()
  if ('missing' in found) return context.skip(found.missing)
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 412, height: 915 } })
    await page.setContent('<main>Entrepôt</main><script>document.title = String(6 * 7)</script>')
    expect(await page.title()).toBe('42')
    expect(await page.getByText('Entrepôt').boundingBox()).toMatchObject({ width: expect.any(Number) })
    expect((await page.screenshot()).subarray(1, 4).toString('latin1')).toBe('PNG')
  } finally {
    await browser.close()
  }
})
