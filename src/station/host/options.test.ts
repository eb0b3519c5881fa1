import { describe, expect, it } from 'vitest'
import { isOwnHostHeader } from './network-names.ts'
import { parseOptions } from './options.ts'

describe('options', () => {
  it('understands what the help says', () => {
    expect(parseOptions([])).toMatchObject({
      ok: true,
      options: { port: null, host: '127.0.0.1', pair: false, dataDir: null, demo: false },
    })
    expect(parseOptions(['--port', '0', '--data', '/d', '--demo'])).toMatchObject({
      options: { port: 0, dataDir: '/d', demo: true },
    })
    expect(parseOptions(['--help']).ok).toBe('help')
  })

  it('turns pairing on for every address but this machine’s own', () => {
    expect(parseOptions(['--host', '0.0.0.0'])).toMatchObject({ options: { pair: true } })
    expect(parseOptions(['--host', 'localhost'])).toMatchObject({ options: { pair: false } })
    expect(parseOptions(['--pair'])).toMatchObject({ options: { pair: true } })
  })

  it.each(
    [['--prot', '1'], ['--port', '70000'], ['--port', 'x'], ['--port'], ['file'], ['--data', '']].map(
      (argv) => [argv],
    ),
  )('refuses %j in words', (argv) => {
    const parsed = parseOptions(argv)
    expect(parsed.ok === false && parsed.message.length > 10).toBe(true)
  })
})

describe('the name that was asked for', () => {
  const machine = () => ['10.0.0.5', 'bench']
  it('is one of this machine’s', () => {
    for (const header of ['127.0.0.1:7420', 'localhost:7420', 'LocalHost:7420', '[::1]:7420']) {
      expect(isOwnHostHeader(header, 7420, '127.0.0.1', machine)).toBe(true)
    }
    expect(isOwnHostHeader('10.0.0.5:7420', 7420, '0.0.0.0', machine)).toBe(true)
  })

  it('is not a stranger’s, another port’s, or the network’s where only this machine is listened to', () => {
    for (const header of [
      'evil.example:7420',
      '127.0.0.1:1',
      '127.0.0.1',
      'localhost.evil.example:7420',
      undefined,
    ]) {
      expect(isOwnHostHeader(header, 7420, '0.0.0.0', machine)).toBe(false)
    }
    expect(isOwnHostHeader('10.0.0.5:7420', 7420, '127.0.0.1', machine)).toBe(false)
  })
})
