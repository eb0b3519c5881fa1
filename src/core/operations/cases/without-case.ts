import type { Refusal } from '../../model/refusal.ts'
import type { OperationName } from '../registry.ts'

/**
 * What needs no supervisor when it was not accepted: nothing in the house lies differently for it, and whoever did it is told at
 * his station. The reason stands beside each.
 */
const reasons: Readonly<Partial<Record<OperationName, string>>> = {
  changePreferences: "one person's own taste",
  changePin: 'whoever may not change it cannot sign in either',
  snoozeCase: 'the case is settled already, or comes back at once',
  settleCase: 'somebody else has settled the case, and his word stands',
  redoOperation: 'somebody else has settled the case, and his word stands',
  bringGoodsBack: 'somebody else has settled the case, and his word stands',
  recordDeparture: 'somebody else has settled the case, and his word stands',
  startPickTask: 'somebody else has started it; what both have picked raises cases of its own',
  takeOverPickTask: 'the task is somebody else’s or ended; what was picked raises cases of its own',
  parkPickTask: 'the task has moved on, nothing waits for it',
  skipPick: 'an order of walking, nothing else',
  reportOutcome: 'a report about a report would never end',
}

/** @param refusedBy the refusal's code; null where it was parked */
export const needsNoCase = (name: string, refusedBy: Refusal['code'] | null): boolean =>
  // A copy of a station sent it too: it is done, and doing it again would do it twice.
  refusedBy === 'doneAlready' || Object.hasOwn(reasons, name)
