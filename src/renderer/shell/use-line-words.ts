import { useTranslation } from 'react-i18next'
import type { StationStatus } from '../../core/protocol/queries/session.ts'
import { useFormat } from '../i18n/use-format.ts'
import { type LineView, lineView } from './line-view.ts'

/** The state of the line in words, and its shape. */
export function useLineWords(
  status: StationStatus | undefined,
): (LineView & { readonly label: string }) | null {
  const { t } = useTranslation('shell')
  const format = useFormat()
  if (!status) return null
  const view = lineView(status)
  const { count } = view
  const time = status.sentAt === null ? '' : format.time(status.sentAt)
  const [done, total] = [format.number(view.done), format.number(view.total)]
  return { ...view, label: t(`status.lineState.${view.key}`, { count, time, done, total }) }
}
