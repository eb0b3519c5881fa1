import type { TFunction } from 'i18next'
import type { Format } from '../i18n/format.ts'
import type { Trouble } from '../station/client.ts'

/**
 * Turns a refusal into words: what is true, then what to do. Values that are codes of ours (a status, an action) become words
 * of their own list, times and weights are written as people write them; all the rest is put in as it is.
 */
type Words = TFunction<['refusal', 'common']>

export function refusalText(trouble: Trouble, t: Words, format: Format): string {
  switch (trouble.code) {
    case 'offline':
      return trouble.sent ? t('common:trouble.unanswered') : t('common:trouble.offline')
    case 'fault':
      return t('common:trouble.fault', { number: trouble.number })
    case 'notAllAvailable':
      return t('refusal:notAllAvailable', {
        count: trouble.problems.length,
        list: format.list(
          trouble.problems.slice(0, 5).map((problem) => t('refusal:notAllAvailableLine', { ...problem })),
        ),
      })
    case 'pinLocked':
      return t('refusal:pinLocked', { untilAt: format.time(trouble.untilAt) })
    case 'taskClaimedBy':
      return t('refusal:taskClaimedBy', { station: trouble.station, untilAt: format.moment(trouble.untilAt) })
    case 'claimEnded':
      return t('refusal:claimEnded', { untilAt: format.moment(trouble.untilAt) })
    case 'weightAboveBox':
      return t('refusal:weightAboveBox', {
        weight: format.weight(trouble.weightGrams),
        maxWeight: format.weight(trouble.maxWeightGrams),
      })
    case 'fileTooLarge':
      return t('refusal:fileTooLarge', {
        size: format.bytes(trouble.bytes),
        maxSize: format.bytes(trouble.maxBytes),
      })
    case 'printerUnknown':
      return trouble.name === ''
        ? t('refusal:words.noPrinter')
        : t('refusal:printerUnknown', { name: trouble.name })
    default:
      return t(`refusal:${trouble.code}`, wordsOf(trouble, t, format))
  }
}

function wordsOf(trouble: object, t: Words, format: Format): Record<string, string | number> {
  const words: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(trouble)) {
    if (Array.isArray(value))
      words[name] = format.list(
        value.map((item) => t(`refusal:words.field.${item}`, { defaultValue: String(item) })),
      )
    else if (
      name === 'status' ||
      name === 'action' ||
      name === 'what' ||
      name === 'kind' ||
      name === 'problem'
    )
      words[name] = t(`refusal:words.${name}.${value}`, { defaultValue: String(value) })
    else if (typeof value === 'number') {
      words[name] = value
      // i18next chooses the plural by `count`.
      if (!('count' in words)) words.count = value
    } else words[name] = String(value)
  }
  return words
}
