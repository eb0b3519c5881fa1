import type { Format } from '../i18n/format.ts'
import { When } from '../ui/when.tsx'

const HALF_A_YEAR_MS = 183 * 86_400_000

/** Without the year while it is near; with it when "1 Dec" could be another year's. */
const isFar = (at: string, now: string) => Math.abs(Date.parse(at) - Date.parse(now)) > HALF_A_YEAR_MS

export function NearWhen({ at, now }: { readonly at: string; readonly now: string }) {
  return <When at={at} as={isFar(at, now) ? 'date' : 'moment'} />
}

export const nearText = (format: Format, at: string, now: string): string =>
  isFar(at, now) ? format.date(at) : format.moment(at)
