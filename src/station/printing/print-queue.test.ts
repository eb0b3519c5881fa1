import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type LocalDb, openDatabase } from '../core/database.ts'
import { fileTransport } from './file-transport.ts'
import { type JobStore, jobStore, type Printer, type PrintJob } from './job-store.ts'
import { backOffMs, type PrintQueue, printQueue } from './print-queue.ts'
import { type TestPrinter, TestTime, testPrinter, until } from './printing.testkit.ts'
import { tcpTransport } from './tcp-transport.ts'
import type { Transport } from './transport.ts'

let dir: string
let time: TestTime
let database: ReturnType<typeof openDatabase>
let store: JobStore
let queue: PrintQueue
let faults: unknown[]
const listeners: TestPrinter[] = []

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'entrepot-'))
  time = new TestTime()
  faults = []
  database = openDatabase(dir)
  store = jobStore(database.local as LocalDb)
})
afterEach(async () => {
  await Promise.all(listeners.splice(0).map((one) => one.close()))
  database.reader.close()
  database.writer.close()
  rmSync(dir, { recursive: true, force: true })
})

const byKind = (target: Printer): Transport =>
  target.transport === 'file'
    ? fileTransport(target.folder ?? '')
    : tcpTransport(target.host ?? '', target.port ?? 0, time.schedule)

/** As when the process starts: whatever state the rows are in. */
function start(transportOf: (target: Printer) => Transport = byKind): void {
  const onFault = (error: unknown): void => void faults.push(error)
  queue = printQueue({
    store,
    clock: time.clock,
    schedule: time.schedule,
    transportOf,
    onChange: () => undefined,
    onFault,
  })
  queue.kick()
}

async function listen(...args: Parameters<typeof testPrinter>): Promise<TestPrinter> {
  const listener = await testPrinter(...args)
  listeners.push(listener)
  return listener
}

function printer(columns: Partial<Printer>): void {
  const row = {
    id: 'p1',
    name: 'Bench',
    kind: 'zpl',
    transport: 'tcp',
    host: '127.0.0.1',
    port: 1,
    folder: null,
    dpi: 203,
    purpose: 'both',
  } as const
  store.savePrinter({ ...row, createdAt: '2026-11-22T08:00:00.000Z', ...columns })
}

function job(id: string, columns: Partial<PrintJob> = {}): void {
  store.add({
    id,
    key: id,
    printerId: 'p1',
    document: 'shippingLabel',
    title: `Label ${id}`,
    orderId: null,
    parcelId: null,
    state: 'queued',
    mediaType: 'application/zpl',
    bytes: Buffer.from(`^XA^FD${id}^FS^XZ`),
    attempts: 0,
    nextAttemptAt: null,
    lastError: null,
    reprintOf: null,
    userId: 'u1',
    createdAt: '2026-11-22T08:00:00.000Z',
    printedAt: null,
    ...columns,
  })
}

const stateOf = (id: string) => store.job(id)?.state

describe('a TCP printer', () => {
  it('gets each job once, byte for byte, in the order in which they were asked for', async () => {
    const listener = await listen('prints')
    printer({ port: listener.port })
    // Ids in another order than the asking.
    for (const id of ['c', 'a', 'b']) job(id)
    start()
    await until(() => stateOf('b') === 'printed')
    expect(listener.received.map(String)).toEqual(['^XA^FDc^FS^XZ', '^XA^FDa^FS^XZ', '^XA^FDb^FS^XZ'])
    queue.kick()
    await queue.close(0)
    expect(listener.received).toHaveLength(3)
    expect(store.job('a')).toMatchObject({
      attempts: 1,
      lastError: null,
      printedAt: time.clock().toISOString(),
    })
  })

  it('gets a large document whole', async () => {
    const listener = await listen('prints')
    printer({ port: listener.port })
    const bytes = Buffer.alloc(3_000_000, 'x')
    job('big', { bytes })
    start()
    await until(() => stateOf('big') === 'printed')
    expect(listener.received[0]?.equals(bytes)).toBe(true)
  })

  it('[PR3] that is off is tried again, less and less often, and never given up', async () => {
    const probe = await listen('prints')
    await probe.close()
    listeners.length = 0
    printer({ port: probe.port })
    job('a')
    job('b')
    start()
    await until(() => stateOf('a') === 'failed' && time.waiting === 1)
    expect(store.job('a')).toMatchObject({ attempts: 1, lastError: 'ECONNREFUSED' })
    expect(stateOf('b')).toBe('queued')
    for (let n = 2; n <= 8; n++) {
      time.pass(backOffMs(n - 1))
      await until(() => store.job('a')?.attempts === n && time.waiting === 1)
    }
    const listener = await listen('prints', probe.port)
    time.pass(60_000)
    await until(() => stateOf('b') === 'printed')
    expect(listener.received).toHaveLength(2)
  })

  it('[PR4] that cuts the line while it reads leaves the job in doubt, and the next one goes on', async () => {
    const listener = await listen('cutsWhileReading')
    printer({ port: listener.port })
    job('a', { bytes: Buffer.alloc(20_000_000, 'x') })
    start()
    await until(() => stateOf('a') === 'uncertain')
    time.pass(3_600_000)
    queue.kick()
    expect(stateOf('a')).toBe('uncertain')
    expect(listener.received).toHaveLength(1)
    expect(store.nextOf('p1')).toBeUndefined()
  })

  it('that stops reading leaves the job in doubt after a while without progress', async () => {
    const listener = await listen('stalls')
    printer({ port: listener.port })
    job('a', { bytes: Buffer.alloc(20_000_000, 'x') })
    start()
    await until(() => stateOf('a') === 'printing' && (listener.received[0]?.length ?? 0) > 0)
    time.pass(60_001)
    await until(() => stateOf('a') === 'uncertain')
  })

  it('that never closes its side leaves the job in doubt, though all was sent', async () => {
    const listener = await listen('stalls')
    printer({ port: listener.port })
    job('a')
    start()
    await until(() => (listener.received[0]?.length ?? 0) > 0)
    time.pass(60_001)
    await until(() => stateOf('a') === 'uncertain')
  })

  it('whose connection does not come about is safe to try again', async () => {
    printer({ host: '127.0.0.1' })
    job('a')
    let connected: (() => void) | undefined
    start(() => ({
      send: () =>
        new Promise((resolve) => {
          connected = () => resolve({ result: 'notSent', error: 'no connection' })
        }),
    }))
    connected?.()
    await until(() => stateOf('a') === 'failed')
    expect(store.job('a')?.nextAttemptAt).toBe(new Date(time.nowMs + 2_000).toISOString())
  })
})

describe('killed at every step', () => {
  const send = async (step: 'beforeBegin' | 'afterBegin'): Promise<void> => {
    // A transport that never ends is what a process that was killed looks like from its rows.
    start(() => ({
      send: ({ begins }) => {
        if (step === 'afterBegin') begins()
        return new Promise(() => undefined)
      },
    }))
    await queue.close(0).catch(() => undefined)
  }

  it('[PR1] before the first byte left: it is sent, once', async () => {
    const listener = await listen('prints')
    printer({ port: listener.port })
    job('a')
    void send('beforeBegin')
    expect(stateOf('a')).toBe('queued')
    start()
    await until(() => stateOf('a') === 'printed')
    expect(listener.received).toHaveLength(1)
  })

  it('[PR4] after it may have left: never sent again without a person’s word', async () => {
    const listener = await listen('prints')
    printer({ port: listener.port })
    job('a')
    void send('afterBegin')
    expect(stateOf('a')).toBe('printing')
    start()
    expect(stateOf('a')).toBe('uncertain')
    time.pass(3_600_000)
    await queue.close(0)
    expect(listener.received).toHaveLength(0)
    store.change('a', { state: 'queued' })
    start()
    await until(() => stateOf('a') === 'printed')
    expect(listener.received).toHaveLength(1)
  })

  it('cancelled while the connection was being made: nothing leaves', async () => {
    const listener = await listen('prints')
    printer({ port: listener.port })
    job('a')
    start()
    store.change('a', { state: 'cancelled' })
    await until(() => listener.received.length === 1)
    await queue.close(1)
    expect(stateOf('a')).toBe('cancelled')
    expect(String(listener.received[0])).toBe('')
    expect(faults).toEqual([])
  })
})

describe('a folder', () => {
  const filesIn = (folder: string) => readdirSync(folder).sort()

  it('gets each document whole, under a name that says what it is', async () => {
    const folder = join(dir, 'out')
    printer({ transport: 'file', kind: 'pdf', folder })
    job('a', { title: 'Ünï/../2', mediaType: 'application/pdf' })
    start()
    await until(() => stateOf('a') === 'printed')
    expect(filesIn(folder)).toEqual(['U-ni-..-2-a.pdf'])
    expect(readFileSync(join(folder, 'U-ni-..-2-a.pdf'), 'utf8')).toBe('^XA^FDa^FS^XZ')
  })

  it('knows after a kill whether the document had arrived', async () => {
    const folder = join(dir, 'out')
    printer({ transport: 'file', folder })
    job('gone', { state: 'printing' })
    job('half', { state: 'printing' })
    mkdirSync(folder)
    writeFileSync(join(folder, '.half.unfinished'), 'hal')
    start()
    expect(stateOf('gone')).toBe('printed')
    await until(() => stateOf('half') === 'printed')
    expect(filesIn(folder)).toEqual(['Label-half-half.zpl'])
  })

  it('that cannot be written is tried again', async () => {
    const folder = join(dir, 'file')
    writeFileSync(folder, '')
    printer({ transport: 'file', folder })
    job('a')
    start()
    await until(() => stateOf('a') === 'failed' && time.waiting === 1)
    rmSync(folder)
    time.pass(2_000)
    await until(() => stateOf('a') === 'printed')
    expect(existsSync(folder)).toBe(true)
  })
})

it('a fault of ours neither blocks the queue nor tries without pause', async () => {
  printer({})
  job('a')
  let calls = 0
  start(() => ({
    send: async () => {
      calls++
      throw new TypeError('broken')
    },
  }))
  await until(() => stateOf('a') === 'failed' && time.waiting === 1)
  expect(calls).toBe(1)
  expect(faults).toHaveLength(1)
  time.pass(60_000)
  await until(() => calls === 2 && time.waiting === 1)
})

it('finished jobs are forgotten at last, those that need a person never', () => {
  printer({})
  job('doubt', { state: 'uncertain' })
  for (let i = 0; i < 10; i++) job(`j${i}`, { state: 'printed' })
  store.trim(3)
  expect(store.newest(100).map((one) => one.id)).toEqual(['j9', 'j8', 'j7', 'doubt'])
})
