import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inkWidth, readAll, zplToPng } from './documents.testkit.ts'
import { drawingToZpl, escapeZpl, isPrintableInZpl, ZPL_METRICS } from './label-zpl.ts'

test('nothing that a customer types can become a command', () => {
  expect(escapeZpl('^XZ~JR\\&_5E\r\n\u0010')).toBe('_5EXZ_7EJR_5C&_5F5E   ')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(escapeZpl(text)).not.toMatch(/[\^~\\\p{Cc}]/u)
    }),
  )
})

test('the whole program has only the commands that the drawing asked for', () => {
  const zpl = drawingToZpl(
    {
      widthMm: 50,
      heightMm: 20,
      items: [
        {
          type: 'text',
          x: 1,
          y: 1,
          width: 40,
          sizeMm: 3,
          weight: 'bold',
          align: 'center',
          text: '^XZ~JA\\&',
        },
        { type: 'rule', x: 1, y: 6, width: 40, height: 0.3 },
      ],
    },
    203,
  )
  expect(zpl.split('\n')).toEqual([
    '^XA',
    '^CI28',
    '^PW400',
    '^LL160',
    '^LH0,0',
    '^FO8,8^A0N,24,24^FB320,1,0,C,0^FH_^FD_5EXZ_7EJA_5C_5C&^FS',
    '^FO8,48^GB320,2,2^FS',
    '^PQ1',
    '^XZ',
    '',
  ])
})

test('says which texts the font of a printer may not have', () => {
  expect(isPrintableInZpl(['Żółć', 'Ünlü', 'Élodie', '12 €, n° 5 « x »', ''])).toBe(true)
  for (const text of ['Αθήνα', 'Москва', '東京', 'שלום', 'سلام'])
    expect(isPrintableInZpl(['A', text])).toBe(false)
})

test('the estimate of a text’s width is never below what a renderer draws', async () => {
  const samples = [
    'MMMMMMMMMM',
    'iiiiillllj',
    '0123456789',
    'Hamburgefonstiv',
    '----------',
    '..........',
    'WWWWWWW',
  ]
  const names = [
    'The quick brown fox',
    'ĞğŞşİıŁłŻż',
    '@@@@@%%%',
    'éèêàçùÀÉÔ',
    '()[]{}',
    'AVAVAV',
    '||||||',
    ',,,;;;:::',
    '……',
  ]
  for (const text of [...samples, ...names]) {
    const png = await zplToPng(`^XA^CI28^FO0,20^A0N,60,60^FH_^FD${escapeZpl(text)}^FS^XZ`, 120, 15)
    expect(inkWidth(png), text).toBeGreaterThan(0)
    expect(inkWidth(png), text).toBeLessThanOrEqual(ZPL_METRICS.textWidth(text, 60, 'bold'))
  }
})

test('every printable character that the code may have is read back', async () => {
  for (const text of ['ABC abc 0123', '!"#$%&\'()*+', ',-./:;<=?@[\\]', '^_`{|}~', '12345678']) {
    const zpl = drawingToZpl(
      {
        widthMm: 100,
        heightMm: 30,
        items: [
          {
            type: 'barcode',
            symbology: 'code128',
            text,
            x: 0,
            y: 2,
            width: 100,
            height: 20,
            maxModuleMm: 0.4,
          },
        ],
      },
      203,
    )
    expect(await readAll(await zplToPng(zpl, 100, 30))).toEqual([text])
  }
})

test('quiet zones of ten modules stay free on both sides', () => {
  for (const widthMm of [40, 47, 55, 63, 71, 99]) {
    const barcode = {
      type: 'barcode',
      symbology: 'code128',
      text: 'XT000123B',
      y: 2,
      height: 9,
      maxModuleMm: 9,
    } as const
    const zpl = drawingToZpl({ widthMm, heightMm: 12, items: [{ ...barcode, x: 0, width: widthMm }] }, 203)
    const [, x, module] = (/\^FO(\d+),16\^BY(\d+)/.exec(zpl) ?? []).map(Number)
    // Start, nine characters, check and stop.
    const modules = 11 * 11 + 13
    expect(x).toBeGreaterThanOrEqual(10 * (module ?? 0))
    expect((x ?? 0) + (modules + 10) * (module ?? 0)).toBeLessThanOrEqual(widthMm * 8)
  }
})

test('a code that does not fit is a fault, not a smear', () => {
  const item = {
    type: 'barcode',
    symbology: 'code128',
    text: 'A'.repeat(40),
    x: 0,
    y: 0,
    width: 30,
    height: 9,
    maxModuleMm: 1,
  } as const
  expect(() => drawingToZpl({ widthMm: 30, heightMm: 10, items: [item] }, 203)).toThrow(RangeError)
})
