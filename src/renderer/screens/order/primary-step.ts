import type { Action } from '../../../core/model/roles.ts'
import type { NextStep } from '../../../core/protocol/queries/orders.ts'

/**
 * The one thing that an order's page offers first: its next legal step, if this person may take it. Everything else that is
 * possible stands in the menu.
 */
export type PrimaryStep = 'release' | 'releaseWhatThereIs' | 'pick' | 'pack' | 'ship'

const steps: Readonly<Record<NextStep, { readonly step: PrimaryStep; readonly action: Action } | null>> = {
  release: { step: 'release', action: 'releaseOrders' },
  waitForStock: { step: 'releaseWhatThereIs', action: 'releaseOrders' },
  pick: { step: 'pick', action: 'pick' },
  finishPick: { step: 'pick', action: 'pick' },
  pack: { step: 'pack', action: 'pack' },
  finishPack: { step: 'pack', action: 'pack' },
  ship: { step: 'ship', action: 'ship' },
  none: null,
}

export function primaryStep(next: NextStep, mayDo: readonly Action[]): PrimaryStep | null {
  const found = steps[next]
  return found && mayDo.includes(found.action) ? found.step : null
}
