import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/use-format.ts'
import type { Trouble } from '../station/client.ts'
import { refusalText } from './refusal-text.ts'

/** The words for a refusal, a fault or a lost line, in the person's language. */
export function useRefusalText(): (trouble: Trouble) => string {
  const { t } = useTranslation(['refusal', 'common'])
  const format = useFormat()
  return useCallback((trouble) => refusalText(trouble, t, format), [t, format])
}
