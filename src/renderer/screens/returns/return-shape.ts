import type { ReturnStatus } from '../../../core/model/states.ts'
import type { Status } from '../../ui/status-shape.tsx'

const shapes: Readonly<Record<ReturnStatus, Status>> = {
  toReview: 'attention',
  restocked: 'right',
  creditOnly: 'right',
  rejected: 'wrong',
}

export const returnShape = (status: ReturnStatus): Status => shapes[status]
