import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Hello } from '../../core/protocol/queries/session.ts'
import type { Answer, StationMessage } from '../../core/protocol/station-api.ts'
import { setUpArgs, TestHost } from './host.testkit.ts'
import { servePort, type WindowPort } from './window-client.ts'

let t: TestHost
beforeEach(async () => {
  t = await new TestHost().start()
})
afterEach(() => t.dispose())

/** A window’s two ends; Node's ports hand over the message itself, Electron's an event with it. */
function openWindow() {
  const { port1, port2 } = new MessageChannel()
  servePort(t.host, asWindowPort(port1))
  let next = 1
  const ask = (verb: 'do' | 'query', name: string, args: unknown = {}): Promise<Answer> =>
    new Promise((resolve) => {
      const id = next++
      const hear = (message: StationMessage): void => {
        if (!('id' in message) || message.id !== id) return
        port2.off('message', hear)
        resolve(message.answer)
      }
      port2.on('message', hear)
      port2.postMessage({ id, verb, name, args })
    })
  return { ask, close: () => port2.close() }
}

function asWindowPort(port: MessagePort): WindowPort {
  return {
    on(event: 'message' | 'close', listener: (event: { readonly data: unknown }) => void) {
      port.on(event, (data: unknown) => listener({ data }))
    },
    postMessage: (message) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
  }
}

const helloOf = async (window: ReturnType<typeof openWindow>): Promise<Hello> => {
  const answer = await window.ask('query', 'hello')
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer.value as Hello
}

it('a window of the program itself sets the house up without a code, and keeps its session over a reload', async () => {
  const first = openWindow()
  expect(await helloOf(first)).toMatchObject({ state: 'firstStart', setUpCodeNeeded: false })
  expect(await first.ask('do', 'setUp', setUpArgs(null))).toMatchObject({ ok: true })
  first.close()
  const reloaded = openWindow()
  expect((await helloOf(reloaded)).user?.name).toBe('Ada')
  const browser = await t.connect()
  expect((await browser.value<Hello>('query', 'hello')).user).toBe(null)
  await reloaded.ask('do', 'signOut')
  expect((await helloOf(reloaded)).user).toBe(null)
  reloaded.close()
})
