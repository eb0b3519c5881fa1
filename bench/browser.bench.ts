import type { Browser } from '@playwright/test'
import type { PickTaskView } from '../src/core/protocol/queries/floor.ts'
import { launchBrowser } from '../test/support/browser.ts'
import { requireConsole } from '../test/support/host-process.ts'
import type { StationClient } from '../test/support/station-client.ts'
import { freeTasks, pickTask, signedIn } from './lib/bench-client.ts'
import { withLargeHouse } from './lib/dataset.ts'
import { installFeedback } from './lib/feedback.ts'
import { BADGE, ean, goalSize } from './lib/large-house.ts'
import { reportPercentiles } from './lib/report.ts'
import { startServe } from './lib/serve-process.ts'
import { timedScanner } from './lib/timed-scanner.ts'

/**
 * From a scan to its visible verdict, in a real browser on the real host: keys as a keyboard scanner sends them; the next
 * scan follows as soon as the verdict is seen, so that it competes with the commit of the one before. What is measured
 * stands in `feedback.ts`. Nothing draws on a graphics card here.
 */
const SCANS = 400
const UNKNOWN = 60
const VISIBLE_MS = 50
/** A handheld's processor against the one that this runs on. */
const SLOWER = 4
const GOOD = ['right', 'lineComplete', 'done']

const SIZES = {
  station: { viewport: { width: 1280, height: 800 } },
  handheld: { viewport: { width: 412, height: 915 }, hasTouch: true, isMobile: true },
} as const

await withLargeHouse(async (dataDir) => {
  requireConsole()
  const serve = await startServe(dataDir)
  const browser = await launchBrowser()
  try {
    const client = await signedIn(serve.url)
    const tasks = (await freeTasks(client)).values()
    const next = async (): Promise<PickTaskView> => {
      const task = tasks.next().value
      if (!task) throw new Error('no tour is left')
      return await pickTask(client, task.id)
    }
    const context = { ...goalSize, browser: browser.version() }
    process.stderr.write('scanning in the browser\n')
    const station = await pickInBrowser({ browser, url: serve.url, device: 'station', slower: 1, next })
    reportPercentiles('scan.visible', station.right, VISIBLE_MS, context)
    reportPercentiles('scan.visible.wrongProduct', station.wrong, VISIBLE_MS, context)
    const handheld = await pickInBrowser({
      browser,
      url: serve.url,
      device: 'handheld',
      slower: SLOWER,
      next,
    })
    reportPercentiles('scan.visible.handheld', handheld.right, undefined, { ...context, slower: SLOWER })
    await requirePicked(client, station.tours.concat(handheld.tours))
    await client.close()
  } finally {
    await browser.close()
    await serve.stop()
  }
})

interface Picking {
  readonly browser: Browser
  readonly url: string
  readonly device: 'station' | 'handheld'
  readonly slower: number
  readonly next: () => Promise<PickTaskView>
}

async function pickInBrowser({ browser, url, device, slower, next }: Picking) {
  const context = await browser.newContext({ ...SIZES[device], locale: 'en-GB' })
  const page = await context.newPage()
  await installFeedback(page)
  await page.goto(`${url}/`)
  await page.getByRole('heading', { name: 'Scan your badge' }).waitFor()
  const scan = await timedScanner(page)
  /** A scan that is judged otherwise than it should be was not read whole: then no figure would be worth anything. */
  const measured = async (code: string, expected: readonly string[]): Promise<number> => {
    await page.evaluate(() => window.feedback.arm())
    await scan(code)
    const { ms, kind, says } = await page.evaluate(() => window.feedback.taken())
    if (!expected.includes(kind))
      throw new Error(`${code} was judged "${kind}": ${says} (is the machine too busy?)`)
    return ms
  }
  await scan(BADGE)
  await page.getByRole('navigation').first().waitFor()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower })

  const right: number[] = []
  const wrong: number[] = []
  const tours: PickTaskView[] = []
  while (right.length < SCANS) {
    const task = await next()
    await page.goto(`${url}/#/pick/${task.id}`)
    await page.getByRole('button', { name: 'Start' }).click()
    await page.getByRole('button', { name: 'No tote' }).click()
    for (const [index, step] of task.steps.entries()) {
      right.push(await measured(step.bin, GOOD))
      // A product of the catalogue that lies elsewhere: the station is asked what it is.
      if (wrong.length < UNKNOWN)
        wrong.push(await measured(ean(50_000 + index + 100 * tours.length), ['wrong']))
      for (let piece = 0; piece < step.qtyEach; piece++)
        right.push(await measured(step.barcodes[0]?.code ?? step.sku, GOOD))
    }
    await page.getByTestId('pick-done').waitFor()
    tours.push(task)
  }
  await context.close()
  return { right, wrong, tours }
}

/** What was shown must be what the station has. */
async function requirePicked(client: StationClient, tours: readonly PickTaskView[]): Promise<void> {
  for (const { id, steps } of tours) {
    const wanted = steps.reduce((sum, step) => sum + step.qtyEach, 0)
    const picked = (await pickTask(client, id)).steps.reduce((sum, step) => sum + step.pickedEach, 0)
    if (picked !== wanted) throw new Error(`${picked} of ${wanted} pieces arrived`)
  }
}
