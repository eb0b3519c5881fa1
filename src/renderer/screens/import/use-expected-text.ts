import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { RejectedRow } from '../../../core/protocol/commands.ts'
import { useFormat } from '../../i18n/use-format.ts'

const exampleDates: Readonly<Record<string, string>> = {
  mdy: '12/31/2026',
  dmy: '31/12/2026',
  ymd: '2026-12-31',
  serial: '46387',
}

/** What should have stood in a rejected cell and how to repair it, in words. */
export function useExpectedText(): (row: RejectedRow) => string {
  const { t } = useTranslation('import')
  const format = useFormat()
  return useCallback(
    ({ problem, reason }) => {
      if (!problem) return reason
      const words: Record<string, string> = {}
      for (const [name, value] of Object.entries(problem))
        words[name] = typeof value === 'number' ? format.number(value) : String(value)
      if (problem.code === 'notADate') words.example = exampleDates[problem.order] ?? '2026-12-31'
      return t(`rowProblem.${problem.code}`, words)
    },
    [t, format],
  )
}
