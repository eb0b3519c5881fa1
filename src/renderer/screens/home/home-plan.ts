import type { Action, Role } from '../../../core/model/roles.ts'
import type { Home } from '../../../core/protocol/queries/floor.ts'

/**
 * Which cards Home has for a person, in their order. Invariant: exactly one of them is the next job and carries the
 * primary Start, and it is a job that this person may do.
 */
export type HomeCard = 'pick' | 'pack' | 'cutOffs' | 'orders' | 'receive'

export interface HomePlan {
  /** The one large card. */
  readonly first: HomeCard | null
  readonly others: readonly HomeCard[]
}

export function planHome(roles: readonly Role[], actions: readonly Action[], home: Home): HomePlan {
  const may = (action: Action) => actions.includes(action)
  const runsTheFloor = may('releaseOrders')
  const cards: HomeCard[] = []
  if (home.myTasks.some((task) => task.status === 'started')) cards.push('pick')
  if (runsTheFloor) cards.push('cutOffs')
  if (may('pick') && may('pack')) {
    // Who does both takes what is ready to leave before fetching more.
    const packFirst = home.packing.waiting > 0 && (roles.includes('packer') || home.openTasks === 0)
    cards.push(...(packFirst ? (['pack', 'pick'] as const) : (['pick', 'pack'] as const)))
  } else if (may('pick')) cards.push('pick')
  else if (may('pack')) cards.push('pack')
  if (may('enterOrder') && !runsTheFloor) cards.push('orders')
  if (may('receiveStock') && !runsTheFloor) cards.push('receive')
  if (cards.length === 0 && may('viewOrders')) cards.push('orders')
  const [first = null, ...others] = [...new Set(cards)]
  return { first, others }
}
