import { describe, expect, it } from 'vitest'
import { codeOf, placeDefaults } from './defaults.ts'
import { type Draft, emptyDraft, problemsOf } from './draft.ts'

const draft = (part: Partial<Draft> = {}): Draft => ({
  ...emptyDraft('fr', 'Europe/Paris', ['fr-FR']),
  ...part,
})

describe('first start', () => {
  it.each([
    ['Europe/Paris', ['fr-FR'], 'FR', 'EUR'],
    ['Europe/London', ['en-GB'], 'GB', 'GBP'],
    ['Europe/Zurich', ['fr-CH'], 'CH', 'CHF'],
    ['America/New_York', ['en-US'], 'US', 'USD'],
    ['Africa/Dakar', ['fr-SN'], 'SN', 'XOF'],
    ['UTC', ['en'], 'FR', 'EUR'],
  ])('begins in %s with languages %j at %s, %s', (timeZone, languages, country, currency) => {
    expect(placeDefaults(timeZone, languages)).toEqual({ country, currency, timeZone })
  })

  it('makes a code of a name', () => {
    expect(codeOf('Entrepôt Nord 2')).toBe('ENTR')
    expect(codeOf('Éa')).toBe('EA')
  })

  it('asks for the set-up code only where it is needed', () => {
    expect(problemsOf('language', draft(), true)).toEqual(['codeMissing'])
    expect(problemsOf('language', draft({ code: 'AB12-CD34' }), true)).toEqual([])
    expect(problemsOf('language', draft(), false)).toEqual([])
  })

  it('leaves the warehouse only when it is whole', () => {
    expect(problemsOf('warehouse', draft(), false)).toEqual(['nameMissing', 'codeWrong'])
    expect(problemsOf('warehouse', draft({ warehouseName: 'Nord', warehouseCode: 'NORD' }), false)).toEqual(
      [],
    )
    expect(
      problemsOf('warehouse', draft({ warehouseName: 'Nord', warehouseCode: 'nord', country: '' }), false),
    ).toEqual(['codeWrong', 'placeMissing'])
  })

  it('wants the same PIN twice', () => {
    const named = { administratorName: 'Léa' }
    expect(problemsOf('administrator', draft({ ...named, pin: '123', pinAgain: '123' }), false)).toEqual([
      'pinShort',
    ])
    expect(problemsOf('administrator', draft({ ...named, pin: '1234', pinAgain: '1243' }), false)).toEqual([
      'pinDiffers',
    ])
    expect(problemsOf('administrator', draft({ ...named, pin: '1234', pinAgain: '1234' }), false)).toEqual([])
  })
})
