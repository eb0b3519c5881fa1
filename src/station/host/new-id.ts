import type { Id } from '../../core/model/ids.ts'
import { newOperationId } from '../core/operation-id.ts'

/** An id for what is no operation's row: of the same make, so that neighbours in time are neighbours in the indexes. */
export function newId<Name extends string>(now: Date, randomBytes: (size: number) => Uint8Array): Id<Name> {
  return newOperationId(now, randomBytes) as string as Id<Name>
}
