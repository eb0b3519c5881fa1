// A label is printed once: a printer that is off delays it, a power cut in the middle of sending leaves it in doubt, and
// only a person ends the doubt.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ParcelId } from '../../src/core/model/ids.ts'
import type { PrintJobView } from '../../src/core/protocol/queries/settings.ts'
import { HostProcess } from '../support/host-process.ts'
import { RawPrinter } from '../support/raw-printer.ts'
import { good, orderToPick, setUpHouse } from '../support/small-house.ts'
import { newDevice, StationClient } from '../support/station-client.ts'

let dir: string
let host: HostProcess
let printer: RawPrinter
let device: string
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'entrepot-print-'))
  host = new HostProcess(join(dir, 'data'))
  printer = new RawPrinter()
  // Its port is known, and nobody listens on it yet.
  await printer.on()
  await printer.off()
  await host.start()
  device = await newDevice(host.url)
})
afterEach(async () => {
  await host.kill()
  await printer.off()
  rmSync(dir, { recursive: true, force: true })
})

it('a label for a dead printer waits, and comes out once when the printer is back', {
  timeout: 60_000,
}, async () => {
  const client = await signedIn()
  const asked = await askForLabel(client)
  const waiting = await jobThatIs(client, 'failed')
  expect(waiting).toMatchObject({ id: asked.jobId, attempts: 1, lastError: 'ECONNREFUSED' })

  // It outlives the process as well, and asking again is the same job.
  await host.kill()
  await host.start()
  const later = await StationClient.open(host.url, device)
  expect(await later.do('printDocument', asked.wish)).toEqual({ jobId: asked.jobId })
  await printer.on()
  await later.do('retryJob', { jobId: asked.jobId })
  await jobThatIs(later, 'printed')
  await printer.until(() => printer.received.length > 0)
  expect(await later.do('printDocument', asked.wish)).toEqual({ jobId: asked.jobId })
  const jobs = await later.query('printJobs')
  expect(jobs.map(({ state, document }) => ({ state, document }))).toEqual([
    { state: 'printed', document: 'shippingLabel' },
  ])
  await later.close()
  await host.stop()
  expect(printer.received).toHaveLength(1)
  expect(printer.received[0]).toContain(asked.tracking)
})

it('a printer that comes back by itself gets the label without anybody asking again', {
  timeout: 60_000,
}, async () => {
  const client = await signedIn()
  const asked = await askForLabel(client)
  await jobThatIs(client, 'failed')
  await printer.on()
  expect(await jobThatIs(client, 'printed')).toMatchObject({ id: asked.jobId })
  await client.close()
  await host.stop()
  expect(printer.received).toHaveLength(1)
})

it('a label that a power cut stopped is in doubt, and nothing is sent until a person says so', {
  timeout: 60_000,
}, async () => {
  // All of it arrived, and no word came back: whether there is a label, only a look at the printer tells.
  printer.jammed = true
  await printer.on()
  const client = await signedIn()
  const asked = await askForLabel(client)
  await printer.until(() => labelsOf(asked.tracking).length === 1)
  await host.kill()
  printer.jammed = false

  await host.start()
  const later = await StationClient.open(host.url, device)
  expect(await jobThatIs(later, 'uncertain')).toMatchObject({ id: asked.jobId })
  // Asking for the same label again is no word about the paper in the printer.
  expect(await later.do('printDocument', asked.wish)).toEqual({ jobId: asked.jobId })
  // Another document passes the one in doubt: the queue was at work, and left it alone.
  const [view] = (await later.query('stationSettings')).printers
  const test = await later.do('testPrinter', { printerId: view?.id })
  await later.until(
    () => later.query('printJobs'),
    (jobs) => jobs.some((job) => job.id === test.jobId && job.state === 'printed'),
  )
  expect(await stateOf(later, asked.jobId)).toBe('uncertain')
  expect(labelsOf(asked.tracking)).toHaveLength(1)

  await later.do('settleJob', { jobId: asked.jobId, word: 'again' })
  await later.until(
    () => stateOf(later, asked.jobId),
    (state) => state === 'printed',
  )
  await later.close()
  await host.stop()
  expect(labelsOf(asked.tracking)).toHaveLength(2)
})

const labelsOf = (tracking: string): string[] => printer.received.filter((bytes) => bytes.includes(tracking))

async function signedIn(): Promise<StationClient> {
  const mugs = good(1, 10)
  const administrator = await setUpHouse(host, [mugs])
  const [person] = await administrator.query('signInNames')
  await administrator.do('savePrinter', {
    printerId: null,
    name: 'Zebra 1',
    kind: 'zpl',
    transport: 'tcp',
    host: '127.0.0.1',
    port: printer.port,
    folder: null,
    dpi: 203,
    purpose: 'label',
  })
  await administrator.close()
  const client = await StationClient.open(host.url, device)
  await client.do('signIn', { userId: person?.id, pin: '4711' })
  return client
}

/** Works an order up to its sealed parcel, and asks for the parcel's label. */
async function askForLabel(client: StationClient) {
  const { orderId, task } = await orderToPick(client, [{ sku: 'MUG-01', qtyEach: 2 }])
  await client.do('startPickTask', { taskId: task.id })
  for (const step of task.steps) {
    await client.do('confirmPick', {
      pickId: step.id,
      bin: step.bin,
      productId: step.productId,
      qtyEach: step.qtyEach,
    })
  }
  const { parcelId } = await client.do('startPacking', { orderId })
  for (const step of task.steps)
    await client.do('packItem', { parcelId, productId: step.productId, qtyEach: step.qtyEach })
  const { tracking } = await client.do('sealParcel', { parcelId, weightGrams: 500 })
  const wish = { document: 'shippingLabel', orderId, parcelId: parcelId satisfies ParcelId }
  const { jobId } = await client.do('printDocument', wish)
  return { wish, jobId, tracking }
}

function jobThatIs(client: StationClient, state: PrintJobView['state']): Promise<PrintJobView | undefined> {
  const job = async (): Promise<PrintJobView | undefined> => (await client.query('printJobs'))[0]
  return client.until(job, (found) => found?.state === state)
}

async function stateOf(client: StationClient, jobId: string): Promise<PrintJobView['state'] | undefined> {
  return (await client.query('printJobs')).find((job) => job.id === jobId)?.state
}
