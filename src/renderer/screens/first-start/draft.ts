import type { Language } from '../../i18n/languages.ts'
import { placeDefaults } from './defaults.ts'

/** What the first start has asked so far. A step is left only when what it asked for is whole. */
export interface Draft {
  readonly code: string
  readonly language: Language
  readonly warehouseName: string
  readonly warehouseCode: string
  readonly country: string
  readonly currency: string
  readonly timeZone: string
  readonly administratorName: string
  readonly pin: string
  readonly pinAgain: string
  readonly badgeCode: string
  readonly stationName: string
  readonly start: 'demo' | 'empty'
}

export const steps = ['language', 'warehouse', 'administrator', 'scanner', 'start'] as const
export type Step = (typeof steps)[number]

export type Problem =
  | 'codeMissing'
  | 'nameMissing'
  | 'codeWrong'
  | 'placeMissing'
  | 'pinShort'
  | 'pinDiffers'
  | 'stationMissing'

export function emptyDraft(language: Language, timeZone: string, languages: readonly string[]): Draft {
  return {
    code: '',
    language,
    warehouseName: '',
    warehouseCode: '',
    ...placeDefaults(timeZone, languages),
    administratorName: '',
    pin: '',
    pinAgain: '',
    badgeCode: '',
    stationName: '',
    start: 'demo',
  }
}

export function problemsOf(step: Step, draft: Draft, codeNeeded: boolean): readonly Problem[] {
  const problems: Problem[] = []
  if (step === 'language' && codeNeeded && draft.code.trim() === '') problems.push('codeMissing')
  if (step === 'warehouse') {
    if (draft.warehouseName.trim() === '') problems.push('nameMissing')
    if (!/^[A-Z0-9]{2,8}$/.test(draft.warehouseCode)) problems.push('codeWrong')
    if (!draft.country || !draft.currency || !draft.timeZone) problems.push('placeMissing')
  }
  if (step === 'administrator') {
    if (draft.administratorName.trim() === '') problems.push('nameMissing')
    if (!/^\d{4,12}$/.test(draft.pin)) problems.push('pinShort')
    else if (draft.pin !== draft.pinAgain) problems.push('pinDiffers')
  }
  if (step === 'start' && draft.stationName.trim() === '') problems.push('stationMissing')
  return problems
}
