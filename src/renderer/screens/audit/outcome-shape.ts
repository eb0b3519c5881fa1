import type { AuditRow } from '../../../core/protocol/queries/audit.ts'
import type { Status } from '../../ui/status-shape.tsx'

export const outcomes = ['done', 'refused', 'parked', 'pending'] as const

export const outcomeShape: Readonly<Record<AuditRow['outcome'], Status>> = {
  done: 'right',
  refused: 'wrong',
  parked: 'attention',
  pending: 'open',
}
