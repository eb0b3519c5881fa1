import i18next, { type TFunction } from 'i18next'
import { describe, expect, it } from 'vitest'
import { type Refusal, type RefusalCode, refusalCodes, refusalFields } from '../../core/model/refusal.ts'
import { actions } from '../../core/model/roles.ts'
import { createFormat } from '../i18n/format.ts'
import { flat, readArea } from '../i18n/translations.testkit.ts'
import { refusalText } from './refusal-text.ts'

/** Words that refusalText makes of the data before they are put in. */
const made: Partial<Record<RefusalCode, readonly string[]>> = {
  notAllAvailable: ['count', 'list'],
  weightAboveBox: ['weight', 'maxWeight'],
  fileTooLarge: ['size', 'maxSize'],
}

function sample(code: RefusalCode): Refusal {
  const data = refusalFields(code).map((field) => {
    if (field === 'problems')
      return [field, [{ number: '1042', sku: 'MUG', wantedEach: 3, availableEach: 1 }]]
    if (field === 'fields') return [field, ['sku', 'qtyEach']]
    if (field === 'untilAt') return [field, '2026-11-22T14:30:00.000Z']
    if (/Each$|No$|Left$|^count$|ytes$|Grams$/.test(field)) return [field, 2]
    return [field, `<${field}>`]
  })
  return { code, ...Object.fromEntries(data) } as Refusal
}

describe.each(['en', 'fr'] as const)('refusals in %s', (language) => {
  const words = readArea(language, 'refusal')
  const { words: _lists, notAllAvailableLine: _line, ...byCode } = words

  it('have words for exactly the codes that exist', () => {
    const plain = new Set(
      Object.keys(byCode).map((key) => key.replace(/_(zero|one|two|few|many|other)$/, '')),
    )
    expect([...plain].sort()).toEqual([...refusalCodes].sort())
  })

  it.each(refusalCodes)('%s mentions only data that it carries', (code) => {
    const known = made[code] ?? [...refusalFields(code), 'count']
    for (const [key, text] of flat(byCode)) {
      if (key.replace(/_(one|many|other)$/, '') !== code) continue
      for (const [, name] of text.matchAll(/\{\{(\w+)\}\}/g)) expect(known).toContain(name)
    }
  })

  it.each(refusalCodes)('%s is a whole sentence when shown', async (code) => {
    const instance = i18next.createInstance()
    await instance.init({
      lng: language,
      resources: { [language]: { refusal: words, common: readArea(language, 'common') } },
      interpolation: { escapeValue: false },
    })
    const text = refusalText(
      sample(code),
      instance.t as TFunction<['refusal', 'common']>,
      createFormat(language, 'Europe/Paris'),
    )
    expect(text).toMatch(/^[^{}]{10,}[.]$/)
    expect(text).not.toContain(code)
  })

  it('have words for every action', () => {
    expect([...flat(words).keys()].filter((key) => key.startsWith('words.action.')).sort()).toEqual(
      actions.map((action) => `words.action.${action}`).sort(),
    )
  })
})
