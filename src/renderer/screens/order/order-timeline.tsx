import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OrderEventView } from '../../../core/protocol/queries/orders.ts'
import { When } from '../../ui/when.tsx'
import { type EventGroup, groupEvents, unitsOf } from './group-events.ts'
import classes from './order.module.css'
import { useEventText } from './use-event-text.ts'

/** Newest first: what happened, who did it, at which station and when. */
export function OrderTimeline({ events }: { readonly events: readonly OrderEventView[] }) {
  const { t } = useTranslation('order')
  const groups = groupEvents(
    [...events].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
  ).toReversed()
  return (
    <section aria-label={t('timeline')}>
      <h2 className={classes.heading}>{t('timeline')}</h2>
      {groups.length === 0 ? <Text c="dimmed">{t('noEvents')}</Text> : null}
      <ol className={classes.timeline}>
        {groups.map((group) => (
          <li key={group.first.id} className={classes.event}>
            <GroupText group={group} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function GroupText({ group }: { readonly group: EventGroup }) {
  const { t } = useTranslation('order')
  const eventText = useEventText()
  const { first, last, events } = group
  if (events.length === 1) {
    return (
      <>
        <div>{eventText(first)}</div>
        <WhoAndWhen event={first} />
      </>
    )
  }
  return (
    <details>
      <summary>
        {t(`eventGroup.${first.operation}`, { count: unitsOf(group), times: events.length })}
        <WhoAndWhen event={last} />
      </summary>
      <ol className={classes.inner}>
        {events.toReversed().map((event) => (
          <li key={event.id}>
            {eventText(event)}{' '}
            <Text span size="sm" c="dimmed">
              <When at={event.at} as="dateTime" />
            </Text>
          </li>
        ))}
      </ol>
    </details>
  )
}

function WhoAndWhen({ event }: { readonly event: OrderEventView }) {
  const { t } = useTranslation('order')
  return (
    <Text size="sm" c="dimmed" component="div">
      <When at={event.at} as="dateTime" /> ·{' '}
      {event.userName === ''
        ? event.stationName
        : t('byAt', { user: event.userName, station: event.stationName })}
    </Text>
  )
}
