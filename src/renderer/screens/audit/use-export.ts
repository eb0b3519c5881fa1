import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportFormat } from '../../../core/audit/export-lines.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { download } from '../../office/download.ts'
import { type NoticeState, useNotice } from '../../office/notice.tsx'
import { station } from '../../station/station.ts'
import { useRefusalText } from '../../ui/use-refusal-text.ts'
import { collectLog } from './collect-log.ts'
import type { LogQuestion } from './page-of-log.ts'

const PAGE = 500

/** Exports all that a filter finds, and says how far it is; a person may stop it, and so does leaving the screen. */
export function useExport(): {
  readonly notice: NoticeState
  readonly begin: (format: ExportFormat, question: Pick<LogQuestion, 'source' | 'filter'>) => void
} {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const words = useRefusalText()
  const notice = useNotice()
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const run = async (kind: ExportFormat, question: Pick<LogQuestion, 'source' | 'filter'>): Promise<void> => {
    running.current?.abort()
    const stop = new AbortController()
    running.current = stop
    const show = (rows: number, searchedTo: string | null) =>
      notice.show({
        status: 'progress',
        title: t('export.running', { count: rows, rows: format.number(rows) }),
        details: searchedTo ? [t('searchedTo', { at: format.dateTime(searchedTo) })] : [],
        progress: { share: 1, stop: () => stop.abort() },
      })
    show(0, null)
    const done = await collectLog(
      kind,
      (after) => station.query('audit', { ...question, after, limit: PAGE }),
      show,
      stop.signal,
    )
    if (done.ok) {
      download(done.value.blob, `entrepot-log-${new Date().toISOString().slice(0, 10)}.${kind}`)
      const { rows } = done.value
      notice.show({
        status: 'right',
        title: t('export.done', { count: rows, rows: format.number(rows) }),
      })
    } else if (done.trouble) notice.show({ status: 'wrong', title: words(done.trouble) })
    else notice.show({ status: 'open', title: t('export.stopped') })
  }
  return { notice, begin: (kind, question) => void run(kind, question) }
}
