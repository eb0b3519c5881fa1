import type { StationStatus } from '../../core/protocol/queries/session.ts'
import type { Status } from '../ui/status-shape.tsx'

const shapes: Readonly<Record<StationStatus['printer']['state'], Status>> = {
  ready: 'right',
  waiting: 'progress',
  failed: 'attention',
  none: 'open',
}

export function printerShape(state: StationStatus['printer']['state']): Status {
  return shapes[state]
}
