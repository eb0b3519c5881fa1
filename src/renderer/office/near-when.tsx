import { When } from '../ui/when.tsx'

const HALF_A_YEAR_MS = 183 * 86_400_000

/** A moment as one says it: without the year while it is near, as a date when "1 Dec" could be another year's. */
export function NearWhen({ at, now }: { readonly at: string; readonly now: string }) {
  const far = Math.abs(Date.parse(at) - Date.parse(now)) > HALF_A_YEAR_MS
  return <When at={at} as={far ? 'date' : 'moment'} />
}
