import type { Status } from '../../ui/status-shape.tsx'

const SOON_MS = 60 * 60_000

interface CutOff {
  readonly dueAt: string
  readonly open: number
  readonly inWork: number
}

/** Reddened only when missed; amber while there is still time to do something about it. */
export function cutOffStatus({ dueAt, open, inWork }: CutOff, now: number): Status {
  if (open + inWork === 0) return 'right'
  const leftMs = Date.parse(dueAt) - now
  if (leftMs < 0) return 'wrong'
  if (leftMs < SOON_MS) return 'attention'
  return inWork > 0 ? 'progress' : 'open'
}
