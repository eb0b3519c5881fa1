import type { Step as Deed } from '../properties/random-day.testkit.ts'
import type { Line } from './line.testkit.ts'
import { KilledError, type Node } from './node.testkit.ts'
import type { People } from './people.testkit.ts'
import type { ServerSide } from './server-side.testkit.ts'
import type { CrashPoint, Tally } from './tally.testkit.ts'

/** Drives a station to a point and kills it there; where the point is not reached, it is killed wherever it is. */
interface Parts {
  readonly server: ServerSide
  readonly line: Line
  readonly people: People
  readonly tally: Tally
}

export function crashes({
  server,
  line,
  people,
  tally,
}: Parts): (node: Node, point: CrashPoint, deeds: readonly Deed[]) => Promise<void> {
  return async (node, point, deeds) => {
    if (point === 'insideOperation' || point === 'afterOperation') {
      node.setTrap(point === 'insideOperation' ? 'inside' : 'after')
      try {
        people.work(node, 0, deeds)
      } catch (error) {
        if (!(error instanceof KilledError)) throw error
        tally.add(`crash ${point}`)
      }
      node.kill()
      return
    }
    const swaps = point === 'betweenPages' || point === 'insideSwap' || point === 'afterSwap'
    // Pages are asked for by a station only that has fallen behind the horizon.
    if (swaps) await server.forgetTombstones()
    let pages = 0
    await line.round(node, ({ message }) => {
      if (!message) return false
      const { kind, answered } = message
      if (kind === 'snapshot') pages++
      switch (point) {
        case 'beforePushSent':
          return kind === 'push' && !answered
        case 'afterServerCommit':
          return kind === 'push' && answered
        case 'beforePullSent':
          return kind === 'pull' && !answered
        case 'beforeRebase':
          return kind === 'pull' && answered
        case 'betweenPages':
          return pages > 2
        default:
          return kind === 'pull' && answered && pages > 0 === swaps
      }
    })
    if (node.message) {
      if (point === 'insideRebase' || point === 'insideSwap') node.setTrap('inside')
      if (point === 'afterRebase' || point === 'afterSwap') node.setTrap('after')
      // The rebase goes through; what it brought is not told yet, or just now.
      if (point === 'insideReport' || point === 'afterReport')
        node.setTrap(point === 'insideReport' ? 'inside' : 'after', 1)
      const life = node.station
      if (node.trapSet()) await line.move(node, 'arrives')
      if (!node.trapSet() || life !== node.station) tally.add(`crash ${point}`)
      if (life !== node.station) return
    }
    node.kill()
  }
}
