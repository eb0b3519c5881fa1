import type { OrderEventView } from '../../../core/protocol/queries/orders.ts'

/**
 * The timeline shows every operation. What one person did many times in a row (twelve picks) is one entry that opens, so
 * that the turns of an order's life are seen at a glance and nothing is left out.
 */
export interface EventGroup {
  readonly first: OrderEventView
  readonly last: OrderEventView
  readonly events: readonly OrderEventView[]
}

const repeated: ReadonlySet<string> = new Set([
  'confirmPick',
  'packItem',
  'skipPick',
  'unpackItem',
  'undoPick',
])

export function groupEvents(events: readonly OrderEventView[]): readonly EventGroup[] {
  const groups: { first: OrderEventView; last: OrderEventView; events: OrderEventView[] }[] = []
  for (const event of events) {
    const open = groups.at(-1)
    const same =
      open !== undefined &&
      repeated.has(event.operation) &&
      open.first.operation === event.operation &&
      open.first.userName === event.userName &&
      open.first.stationName === event.stationName
    if (same) {
      open.events.push(event)
      open.last = event
    } else groups.push({ first: event, last: event, events: [event] })
  }
  return groups
}

/** Units that the events of a group tell of; events without a quantity count as none. */
export function unitsOf(group: EventGroup): number {
  return group.events.reduce(
    (sum, event) => sum + (typeof event.data.qtyEach === 'number' ? event.data.qtyEach : 0),
    0,
  )
}
