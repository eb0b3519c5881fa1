import type { BackOnline } from '../../core/protocol/queries/session.ts'

/** Whether this way back has not been told yet. What was there when the screen opened is old. @param lastAt undefined: just opened. */
export function isNews(back: BackOnline | null, lastAt: string | null | undefined): back is BackOnline {
  return back !== null && lastAt !== undefined && back.at !== lastAt
}
