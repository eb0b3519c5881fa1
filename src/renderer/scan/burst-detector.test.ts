import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBurstDetector, type KeyPress, type Scan } from './burst-detector.ts'

interface Sent {
  readonly key: string
  readonly code?: string
  readonly shift?: boolean
  readonly ctrl?: boolean
  readonly repeat?: boolean
}

function press(sent: Sent, timeMs: number): KeyPress {
  return {
    key: sent.key,
    code: sent.code ?? codeOf(sent.key),
    shift: sent.shift ?? false,
    ctrl: sent.ctrl ?? false,
    chord: false,
    repeat: sent.repeat ?? false,
    timeMs,
  }
}

function codeOf(key: string): string {
  if (/^[a-z]$/i.test(key)) return `Key${key.toUpperCase()}`
  if (/^[0-9]$/.test(key)) return `Digit${key}`
  return ({ '-': 'Minus', ']': 'BracketRight', '.': 'Period' } as Record<string, string>)[key] ?? key
}

interface Heard {
  readonly scans: readonly Scan[]
  readonly typed: string
  readonly swallowed: readonly boolean[]
}

/** Feeds keys with a fixed gap and lets time pass at the end. */
function hear(
  keys: readonly (string | Sent)[],
  gapMs: number,
  detector = createBurstDetector(),
  startMs = 1000,
): Heard {
  const scans: Scan[] = []
  const swallowed: boolean[] = []
  let typed = ''
  let at = startMs
  for (const key of keys) {
    const fed = detector.feed(press(typeof key === 'string' ? { key } : key, at))
    scans.push(...fed.scans)
    typed += fed.typed.map((one) => one.key).join('')
    swallowed.push(fed.swallow)
    at += gapMs
  }
  const rest = detector.flush(at + 1000)
  scans.push(...rest.scans)
  typed += rest.typed.map((one) => one.key).join('')
  return { scans, typed, swallowed }
}

const codes = (heard: Heard) => heard.scans.map((scan) => scan.code)

describe('burst detector', () => {
  it('hears a scan that ends with Enter, and swallows its Enter', () => {
    const heard = hear([...'4006381333931', 'Enter'], 4)
    expect(codes(heard)).toEqual(['4006381333931'])
    expect(heard.typed).toBe('')
    expect(heard.swallowed.at(-1)).toBe(true)
    expect(heard.scans[0]).toMatchObject({ suffix: 'enter', msPerKey: 4 })
  })

  it('hears a scan that ends with Tab', () => {
    expect(hear([...'A-12-05', 'Tab'], 8).scans[0]).toMatchObject({ code: 'A-12-05', suffix: 'tab' })
  })

  it('hears a scan without suffix when time has passed, of six characters and more', () => {
    expect(hear([...'123456'], 5).scans[0]).toMatchObject({ code: '123456', suffix: 'none' })
    expect(hear([...'12345'], 5)).toMatchObject({ scans: [], typed: '12345' })
  })

  it('forgives a scanner that stumbles once', () => {
    const detector = createBurstDetector()
    const at = [0, 5, 10, 15, 155, 160, 165, 170]
    const fed = at.flatMap(
      (time, n) => detector.feed(press({ key: n === 7 ? 'Enter' : String(n) }, time)).scans,
    )
    expect(fed.map((scan) => scan.code)).toEqual(['0123456'])
  })

  it('is not taken in by a person whose first keys are quick', () => {
    const detector = createBurstDetector()
    const at = [0, 40, 80, 190, 300, 410, 500]
    const fed = at.map((time, n) =>
      detector.feed(press({ key: n === 6 ? 'Enter' : ('these.'[n] ?? '') }, time)),
    )
    expect(fed.flatMap((one) => one.scans)).toEqual([])
    expect(fed.flatMap((one) => one.typed.map((key) => key.key)).join('')).toBe('these.Enter')
  })

  it('leaves alone what a person types', () => {
    expect(hear([...'hello', 'Enter'], 90)).toMatchObject({ scans: [], typed: 'helloEnter' })
  })

  it('takes two quick keys of a person for typing, also before Enter', () => {
    expect(hear(['a', 'b', 'Enter'], 20)).toMatchObject({
      scans: [],
      typed: 'abEnter',
      swallowed: [false, false, false],
    })
  })

  it('takes a key that is held down for typing', () => {
    const held = Array.from({ length: 20 }, (_, at) => ({ key: 'j', repeat: at > 0 }))
    expect(hear(held, 33)).toMatchObject({ scans: [], typed: 'j'.repeat(20) })
  })

  it('loses none of 20 scans in a second, in order', () => {
    const wanted = Array.from({ length: 20 }, (_, at) => `40063813339${String(at).padStart(2, '0')}`)
    const keys = wanted.flatMap((code) => [...code, 'Enter'])
    // 14 keys each, 3.5 ms apart: 20 scans in 980 ms, no pause between them.
    expect(codes(hear(keys, 3.5))).toEqual(wanted)
  })

  it('separates scans without suffix by the pause between them', () => {
    const detector = createBurstDetector()
    const first = [...'11111111'].flatMap((key, at) => detector.feed(press({ key }, at * 4)).scans)
    const second = [...'22222222'].flatMap((key, at) => detector.feed(press({ key }, 250 + at * 4)).scans)
    expect([...first, ...second, ...detector.flush(900).scans].map((scan) => scan.code)).toEqual([
      '11111111',
      '22222222',
    ])
  })

  it('does not take typing before a scan into the scan', () => {
    const detector = createBurstDetector()
    const before = hear(['x'], 10, detector, 0)
    const scan = hear([...'T-0012', 'Enter'], 4, detector, 2000)
    expect([before.typed, codes(scan), scan.typed]).toEqual(['x', ['T-0012'], ''])
  })

  it.each([
    ['Ctrl and the bracket', { key: ']', code: 'BracketRight', ctrl: true }],
    ['Ctrl and the place of the bracket on another layout', { key: '$', code: 'BracketRight', ctrl: true }],
    ['the character itself', { key: '\u001d', code: 'BracketRight' }],
  ])('lets the GS1 separator pass: %s', (_name, separator: Sent) => {
    const heard = hear([...'10LOT', { key: 'Control' }, separator, ...'3712', 'Enter'], 4)
    expect(codes(heard)).toEqual(['10LOT\u001d3712'])
  })

  it('hears Shift between characters without ending the scan', () => {
    const heard = hear(
      [
        { key: 'Shift' },
        { key: 'A', shift: true },
        { key: 'Shift' },
        { key: 'B', shift: true },
        '1',
        '2',
        'Enter',
      ],
      6,
    )
    expect(codes(heard)).toEqual(['AB12'])
  })

  describe('on a computer set to AZERTY', () => {
    const azerty: Readonly<Record<string, string>> = {
      '0': 'à',
      '1': '&',
      '2': 'é',
      '3': '"',
      '4': "'",
      '5': '(',
      '6': '-',
      '7': 'è',
      '8': '_',
      '9': 'ç',
    }
    const fromUsScanner = (text: string): Sent[] =>
      [...text].map((character) => ({
        key: azerty[character] ?? ({ A: 'Q', '-': ')' } as Record<string, string>)[character] ?? character,
        code: codeOf(character),
        shift: /[A-Z]/.test(character),
      }))

    it('reads the digits of a scanner set to US by their places', () => {
      expect(codes(hear([...fromUsScanner('4006381333931'), 'Enter'], 4))).toEqual(['4006381333931'])
    })

    it('reads letters and hyphens of such a scanner too', () => {
      expect(codes(hear([...fromUsScanner('A-12-05'), 'Enter'], 4))).toEqual(['A-12-05'])
    })

    it('leaves a scanner alone that knows the keyboard', () => {
      const shifted = [...'120'].map((key) => ({ key, code: `Digit${key}`, shift: true }))
      const keys = [
        { key: 'A', code: 'KeyQ', shift: true },
        { key: '-', code: 'Digit6' },
        ...shifted,
        'Enter',
      ]
      expect(codes(hear(keys, 4))).toEqual(['A-120'])
    })

    it('reads a dead key by its place', () => {
      const keys = [{ key: 'Dead', code: 'BracketLeft' }, ...fromUsScanner('123'), 'Enter']
      expect(codes(hear(keys, 4))).toEqual(['[123'])
    })
  })

  it('gives every key out exactly once, whatever the timing', () => {
    const character = fc.constantFrom('a', 'b', '1', '2')
    const key = fc.oneof(
      { weight: 6, arbitrary: character },
      { weight: 1, arbitrary: fc.constantFrom('Enter', 'Tab', 'F4') },
    )
    const gap = fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 0, max: 20 }) },
      { weight: 1, arbitrary: fc.integer({ min: 40, max: 120 }) },
    )
    let scansSeen = 0
    fc.assert(
      fc.property(fc.array(fc.tuple(key, gap), { minLength: 5, maxLength: 60 }), (events) => {
        const detector = createBurstDetector()
        let at = 0
        let out = 0
        for (const [name, gap] of events) {
          at += gap
          const fed = detector.feed(press({ key: name }, at))
          out += fed.typed.length
          for (const scan of fed.scans) out += scan.code.length + (scan.suffix === 'none' ? 0 : 1)
          scansSeen += fed.scans.length
        }
        const rest = detector.flush(at + 1000)
        out += rest.typed.length + rest.scans.reduce((sum, scan) => sum + scan.code.length, 0)
        expect(out).toBe(events.length)
      }),
    )
    expect(scansSeen).toBeGreaterThan(0)
  })
})
