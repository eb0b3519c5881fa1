import { describe, expect, it } from 'vitest'
import { createScanQueue, UNWANTED_AFTER_MS } from './scan-queue.ts'

function setUp() {
  const errors: unknown[] = []
  const clock = { now: 0 }
  const queue = createScanQueue({ now: () => clock.now, report: (error) => errors.push(error) })
  return { queue, errors, clock }
}

const settled = async () => {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
}

describe('scan queue', () => {
  it('runs asynchronous handlers one after the other, in order, and loses none of 200', async () => {
    const { queue, clock } = setUp()
    const waiting: (() => void)[] = []
    const begun: string[] = []
    const current = (code: string) => {
      begun.push(code)
      return new Promise<void>((resolve) => waiting.push(resolve))
    }
    queue.consume({ current })
    for (let at = 0; at < 200; at += 1) queue.pushCode(String(at))
    expect(begun).toEqual(['0'])
    for (let at = 0; at < 200; at += 1) {
      // A slow station: the last scan waits far longer than one that nobody wants.
      clock.now += 500
      waiting.shift()?.()
      await settled()
    }
    expect(begun).toEqual(Array.from({ length: 200 }, (_, at) => String(at)))
  })

  it('gives a scan to the topmost consumer at its turn', async () => {
    const { queue } = setUp()
    const heard: string[] = []
    queue.consume({ current: (code) => void heard.push(`below ${code}`) })
    const leave = queue.consume({ current: (code) => void heard.push(`above ${code}`) })
    queue.pushCode('1')
    await settled()
    leave()
    queue.pushCode('2')
    await settled()
    expect(heard).toEqual(['above 1', 'below 2'])
  })

  it('keeps the scans after one whose handler failed', async () => {
    const { queue, errors } = setUp()
    const heard: string[] = []
    queue.consume({
      current: (code) => {
        heard.push(code)
        if (code === '1') throw new Error('screen')
      },
    })
    queue.pushCode('1')
    queue.pushCode('2')
    await settled()
    expect(heard).toEqual(['1', '2'])
    expect(errors).toHaveLength(1)
  })

  it('holds scans while a screen is opening', async () => {
    const { queue, clock } = setUp()
    const heard: string[] = []
    queue.pushCode('1')
    queue.pushCode('2')
    clock.now = 500
    queue.consume({ current: (code) => void heard.push(code) })
    await settled()
    expect(heard).toEqual(['1', '2'])
  })

  it('drops scans that nobody wanted for long, so that an old one does nothing later', async () => {
    const { queue, clock } = setUp()
    const heard: string[] = []
    queue.pushCode('old')
    clock.now = UNWANTED_AFTER_MS + 1
    queue.consume({ current: (code) => void heard.push(code) })
    queue.pushCode('new')
    await settled()
    expect(heard).toEqual(['new'])
  })

  it('reads the handler when a scan comes, so that it sees the newest state', async () => {
    const { queue } = setUp()
    const heard: string[] = []
    const handler = { current: (code: string): void => void heard.push(`first ${code}`) }
    queue.consume(handler)
    queue.pushCode('1')
    await settled()
    handler.current = (code) => void heard.push(`then ${code}`)
    queue.pushCode('2')
    await settled()
    expect(heard).toEqual(['first 1', 'then 2'])
  })
})
