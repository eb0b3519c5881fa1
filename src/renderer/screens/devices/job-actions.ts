import type { PrintJobView } from '../../../core/protocol/queries/settings.ts'
import type { Status } from '../../ui/status-shape.tsx'

export type JobAction = 'retry' | 'printed' | 'again' | 'cancel' | 'reprint'

/**
 * What a person may do with a job. One that may have come out is never sent again without a look at the printer, and one
 * that did come out is printed once more on purpose only.
 */
export const jobActions: Readonly<Record<PrintJobView['state'], readonly JobAction[]>> = {
  queued: ['cancel'],
  printing: [],
  printed: ['reprint'],
  failed: ['retry', 'cancel'],
  uncertain: ['printed', 'again', 'cancel'],
  cancelled: ['reprint'],
}

export const jobShapes: Readonly<Record<PrintJobView['state'], Status>> = {
  queued: 'progress',
  printing: 'progress',
  printed: 'right',
  failed: 'wrong',
  uncertain: 'attention',
  cancelled: 'open',
}
