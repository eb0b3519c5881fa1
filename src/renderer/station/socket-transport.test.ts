import { describe, expect, it } from 'vitest'
import { socketTransport } from './socket-transport.ts'

class FakeSocket {
  readyState = 0
  onopen: (() => void) | null = null
  onclose: (() => void) | null = null
  onmessage: ((event: { readonly data: string }) => void) | null = null
  readonly sent: string[] = []
  send(text: string) {
    this.sent.push(text)
  }
  open() {
    this.readyState = 1
    this.onopen?.()
  }
  close() {
    if (this.readyState === 3) return
    this.readyState = 3
    this.onclose?.()
  }
}

function setUp() {
  const sockets: FakeSocket[] = []
  const timers: { readonly run: () => void; readonly ms: number }[] = []
  const events: string[] = []
  const transport = socketTransport('ws://127.0.0.1/api', {
    open: () => {
      const socket = new FakeSocket()
      sockets.push(socket)
      return socket as unknown as WebSocket
    },
    setTimer: (run, ms) => void timers.push({ run, ms }),
  })
  transport.listen({
    onOpen: () => events.push('open'),
    onClose: () => events.push('close'),
    onMessage: (message) => events.push(JSON.stringify(message)),
  })
  return { sockets, timers, events, transport }
}

describe('socket transport', () => {
  it('sends nothing before the line stands and after it broke', () => {
    const { sockets, transport } = setUp()
    const message = { id: 1, verb: 'query', name: 'hello', args: {} } as const
    expect(transport.send(message)).toBe(false)
    sockets[0]?.open()
    expect(transport.send(message)).toBe(true)
    sockets[0]?.close()
    expect(transport.send(message)).toBe(false)
    expect(sockets[0]?.sent).toHaveLength(1)
  })

  it('tries again, each time a little later, and soon again after a line that stood', () => {
    const { sockets, timers } = setUp()
    for (let at = 0; at < 6; at += 1) {
      sockets.at(-1)?.close()
      timers.at(-1)?.run()
    }
    expect(timers.map((timer) => timer.ms)).toEqual([250, 500, 1000, 2000, 4000, 4000])
    sockets.at(-1)?.open()
    sockets.at(-1)?.close()
    expect(timers.at(-1)?.ms).toBe(250)
  })

  it('hears no late word of a line that was replaced', () => {
    const { sockets, events, transport } = setUp()
    sockets[0]?.open()
    transport.reopen()
    sockets[1]?.open()
    sockets[0]?.onmessage?.({ data: '{"event":{"name":"closing"}}' })
    sockets[0]?.onclose?.()
    expect(events).toEqual(['open', 'close', 'open'])
  })
})
