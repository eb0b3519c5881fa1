import { type ExportFormat, exportHead, exportRows, mediaTypes } from '../../../core/audit/export-lines.ts'
import type { AuditPage } from '../../../core/protocol/queries/audit.ts'
import type { Reply, Trouble } from '../../station/client.ts'

/**
 * The whole of what a filter finds, page by page, as one file. Each page becomes a blob at once, which the browser keeps outside of
 * this page's memory: a log of any length costs no more here than one page.
 */
export interface Collected {
  readonly blob: Blob
  readonly rows: number
}

export type FetchLog = (after: string | null) => Promise<Reply<AuditPage>>

export async function collectLog(
  format: ExportFormat,
  fetch: FetchLog,
  progress: (rows: number, searchedTo: string | null) => void,
  signal: AbortSignal,
): Promise<
  { readonly ok: true; readonly value: Collected } | { readonly ok: false; readonly trouble: Trouble | null }
> {
  const type = mediaTypes[format]
  const parts: Blob[] = [new Blob([exportHead(format)], { type })]
  let rows = 0
  let after: string | null = null
  do {
    const reply: Reply<AuditPage> = await fetch(after)
    if (signal.aborted) return { ok: false, trouble: null }
    if (!reply.ok) return { ok: false, trouble: reply.refusal }
    const page = reply.value
    if (page.rows.length > 0) parts.push(new Blob([exportRows(format, page.rows)], { type }))
    rows += page.rows.length
    progress(rows, page.searchedTo)
    after = page.next
  } while (after !== null)
  return { ok: true, value: { blob: new Blob(parts, { type }), rows } }
}
