import type { QueryArgs } from '../../../core/protocol/queries.ts'
import { station } from '../../station/station.ts'

/** Gives a document to the person as a file: the way out when no printer answers. */
export async function openDocument(args: QueryArgs<'document'>): Promise<boolean> {
  const reply = await station.query('document', args)
  if (!reply.ok || reply.value === null) return false
  const { base64, mediaType, fileName } = reply.value
  const bytes = Uint8Array.from(window.atob(base64), (char) => char.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The download has its own copy by then.
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000)
  return true
}
