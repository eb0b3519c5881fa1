import { ClonedStationError } from '../../src/station/sync/cloned-station.ts'
import { SnapshotOutdatedError, syncRound } from '../../src/station/sync/sync-round.ts'
import { KilledError, type Kind, LineDownError, type Node } from './node.testkit.ts'
import { NotAdmittedError } from './serve.testkit.ts'
import type { ServerSide } from './server-side.testkit.ts'
import type { Fate } from './steps.testkit.ts'
import type { Tally } from './tally.testkit.ts'
import { SPACES } from './template.testkit.ts'

/**
 * The network, flushed by hand: a message moves only when a step moves it, so that everything else can happen in between.
 * Whatever was held arrives later, or never.
 */
export interface Line {
  begin(node: Node): void
  /** One move of the message that this node waits for. */
  move(node: Node, fate: Fate): Promise<void>
  /** A whole round on a good line; ends early when `until` says so. */
  round(node: Node, until?: (node: Node) => boolean): Promise<void>
  /** Something that was held arrives now. */
  late(choice: number): Promise<void>
}

interface Held {
  readonly node: Node
  readonly kind: Kind
  readonly request: unknown
  /** The answer, where it is the answer that comes late. */
  readonly answer?: unknown
}

const MOST_MOVES = 400

export function newLine(server: () => ServerSide, tally: Tally, failed: (error: unknown) => void): Line {
  const held: Held[] = []

  const classify = (node: Node, error: unknown): void => {
    if (error instanceof ClonedStationError) {
      node.loud = 'cloned'
      tally.add('clone noticed')
    } else if (error instanceof SnapshotOutdatedError) tally.add('snapshot outdated')
    else if (error instanceof NotAdmittedError) tally.add('not admitted')
    else if (!(error instanceof KilledError || error instanceof LineDownError)) failed(error)
  }
  const begin = (node: Node): void => {
    if (node.round || node.loud) return
    const life = node.station
    const round = syncRound(node.replica, node.transport, SPACES)
      .then((result) => {
        // As a station's line does it: in the same breath, unless the process is gone.
        if (node.station === life) node.station.reportOutcomes()
        return result
      })
      .then(
        (result) => {
          if (node.round === round) node.round = undefined
          return result
        },
        (error: unknown) => {
          if (node.round === round) node.round = undefined
          classify(node, error)
          return undefined
        },
      )
    node.round = round
  }
  const settle = async (node: Node, finish: () => void): Promise<void> => {
    node.message = undefined
    finish()
    await turn()
    if (node.trapped()) node.kill()
  }
  const drop = (node: Node): Promise<void> => {
    const { message } = node
    return settle(node, () => message?.reject(new LineDownError('the line is down')))
  }

  const toServer = async (node: Node, fate: Fate): Promise<void> => {
    const { message } = node
    if (!message) return
    const { kind, request } = message
    if (fate === 'lost') {
      tally.add('request lost')
      return drop(node)
    }
    if (fate === 'held') {
      tally.add('request held')
      held.push({ node, kind, request })
      return drop(node)
    }
    if (fate === 'outage' && kind === 'push') server().failNextPush()
    try {
      if (fate === 'twice') {
        tally.add('request twice')
        await server().handle(kind, node.id, request)
      }
      message.answer = await server().handle(kind, node.id, request)
      message.answered = true
      if (kind === 'pull' && (message.answer as { status: string }).status === 'reset') tally.add('reset')
    } catch (error) {
      await settle(node, () => message.reject(error as Error))
    }
  }
  const toStation = async (node: Node, fate: Fate): Promise<void> => {
    const { message } = node
    if (!message) return
    if (fate === 'lost' || fate === 'outage') {
      tally.add('answer lost')
      return drop(node)
    }
    if (message.kind === 'pull' && (fate === 'held' || fate === 'twice')) {
      held.push({ node, kind: 'pull', request: message.request, answer: message.answer })
      if (fate === 'held') return drop(node)
      tally.add('answer twice')
    }
    await settle(node, () => message.resolve(message.answer as never))
  }
  const move = (node: Node, fate: Fate): Promise<void> =>
    node.message?.answered ? toStation(node, fate) : toServer(node, fate)

  return {
    begin,
    move,
    async round(node, until = () => false) {
      begin(node)
      await turn()
      for (let moves = 0; node.message && !until(node); moves++) {
        if (moves > MOST_MOVES) throw new Error(`the round of ${node.name} does not end`)
        await move(node, 'arrives')
      }
    },
    async late(choice) {
      // Answers before requests: there are fewer of them.
      const answers = held.filter(({ answer }) => answer !== undefined)
      const among = answers.length > 0 && choice % 3 > 0 ? answers : held
      const item = among[choice % Math.max(1, among.length)]
      if (!item) return
      held.splice(held.indexOf(item), 1)
      const { node, kind, request, answer } = item
      if (answer === undefined) {
        tally.add('held request arrived')
        await server()
          .handle(kind, node.id, request)
          .catch((error: unknown) => classify(node, error))
        return
      }
      const changes = answer as Parameters<typeof node.replica.apply>[0] | { status: 'reset' }
      if (changes.status !== 'changes' || node.loud) return
      if (changes.epoch !== node.replica.epoch()) tally.add('pull of another epoch')
      const here = node.replica.versions()
      if (Object.entries(changes.versions).some(([space, version]) => version < (here[space] ?? 0)))
        tally.add('stale pull')
      try {
        // On a real line no answer is as late as here; the time that it tells would be of no use.
        node.replica.apply({ ...changes, serverTime: '' })
      } catch (error) {
        classify(node, error)
      }
    },
  }
}

/** Lets everything run that waits for nothing but its turn. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
