import { useFormat } from '../i18n/use-format.ts'

interface WhenProps {
  /** ISO 8601 in UTC, or milliseconds since 1970. */
  readonly at: string | number
  /** `moment` leaves the day out when it is today. */
  readonly as?: 'moment' | 'time' | 'date' | 'dateTime'
}

/** An instant on the warehouse's clock. */
export function When({ at, as = 'moment' }: WhenProps) {
  const format = useFormat()
  return (
    <time dateTime={new Date(at).toISOString()} title={format.dateTime(at)}>
      {format[as](at)}
    </time>
  )
}
