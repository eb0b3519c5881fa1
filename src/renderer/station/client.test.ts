import { describe, expect, it } from 'vitest'
import { createClient } from './client.ts'
import { fakeTransport } from './fake-transport.testkit.ts'

function setUp() {
  const line = fakeTransport()
  const client = createClient(line.transport)
  return { line, client }
}

describe('station client', () => {
  it('sends do and query with their names and gives each its own answer', async () => {
    const { line, client } = setUp()
    line.open()
    const first = client.query('hello', {})
    const second = client.do('signOut', {})
    expect(line.sent).toEqual([
      { id: 1, verb: 'query', name: 'hello', args: {} },
      { id: 2, verb: 'do', name: 'signOut', args: {} },
    ])
    line.receive({ id: 2, answer: { ok: true, value: null } })
    line.receive({ id: 1, answer: { ok: false, refusal: { code: 'notPaired' } } })
    expect(await second).toEqual({ ok: true, value: null })
    expect(await first).toEqual({ ok: false, refusal: { code: 'notPaired' } })
  })

  it('tells a fault by its number', async () => {
    const { line, client } = setUp()
    line.open()
    const asked = client.query('hello', {})
    line.receive({ id: 1, answer: { ok: false, fault: 'F-17' } })
    expect(await asked).toEqual({ ok: false, refusal: { code: 'fault', number: 'F-17' } })
  })

  it('answers at once that the line is down, and that nothing was sent', async () => {
    const { client } = setUp()
    expect(await client.do('signOut', {})).toEqual({ ok: false, refusal: { code: 'offline', sent: false } })
  })

  it('answers everything in flight when the line breaks, and says that it had been sent', async () => {
    const { line, client } = setUp()
    line.open()
    const asked = [client.query('hello', {}), client.do('signOut', {})]
    line.close()
    const offline = { ok: false, refusal: { code: 'offline', sent: true } }
    expect(await Promise.all(asked)).toEqual([offline, offline])
  })

  it('takes no late answer of a broken line for a new one', async () => {
    const { line, client } = setUp()
    line.open()
    const lost = client.do('signOut', {})
    line.close()
    line.open()
    const again = client.do('signOut', {})
    line.receive({ id: 1, answer: { ok: true, value: null } })
    line.receive({ id: 2, answer: { ok: false, refusal: { code: 'notSignedIn' } } })
    expect(await lost).toMatchObject({ refusal: { code: 'offline' } })
    expect(await again).toMatchObject({ refusal: { code: 'notSignedIn' } })
  })

  it('tells the state of the line as it changes', () => {
    const { line, client } = setUp()
    const states: string[] = [client.line()]
    client.onLine((state) => states.push(state))
    line.open()
    line.close()
    line.close()
    line.open()
    expect(states).toEqual(['connecting', 'open', 'lost', 'open'])
  })

  it('hears events by name until told to stop', () => {
    const { line, client } = setUp()
    const heard: unknown[] = []
    const stop = client.on('changed', (event) => heard.push(event.tables))
    line.receive({ event: { name: 'changed', tables: ['order'] } })
    line.receive({ event: { name: 'printing' } })
    stop()
    line.receive({ event: { name: 'changed', tables: ['pick'] } })
    expect(heard).toEqual([['order']])
  })
})
