import { z } from 'zod'
import { CaseId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { openCaseOrRefuse } from './close-case.ts'

/** Later, for the whole house: a case that waits for a delivery would else be read by every supervisor again. Null: now. */
export const snoozeCase = request('snoozeCase', {
  permission: 'settleCase',
  args: z.object({ caseId: CaseId, until: z.iso.datetime().nullable() }),
  check(tx, a) {
    openCaseOrRefuse(tx, a.caseId)
  },
  run(tx, a): null {
    const found = openCaseOrRefuse(tx, a.caseId)
    if (found.snoozedUntil !== a.until) tx.update('case', found.id, { snoozedUntil: a.until })
    return null
  },
})
