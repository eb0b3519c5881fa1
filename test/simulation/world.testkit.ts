import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { StationId } from '../../src/core/model/ids.ts'
import type { Replica } from '../../src/station/sync/replica.ts'
import { newClaims } from './claims.testkit.ts'
import { crashes } from './crashes.testkit.ts'
import { checkInbox } from './inbox-oracle.testkit.ts'
import { newLine, turn } from './line.testkit.ts'
import { type Deed as LoggedDeed, perform } from './model.testkit.ts'
import { type Node, startNode } from './node.testkit.ts'
import { OracleError } from './oracle-error.testkit.ts'
import { newPaper } from './paper.testkit.ts'
import { newPeople } from './people.testkit.ts'
import type { Sabotage } from './sabotage.testkit.ts'
import { SERVER_TIME } from './serve.testkit.ts'
import { type ServerMachine, sqliteMachine } from './server-machine.testkit.ts'
import { startServer } from './server-side.testkit.ts'
import type { Step } from './steps.testkit.ts'
import { differences, memoryOf, type Tables, tablesOf, tablesOfMemory, viewOf } from './tables.testkit.ts'
import type { Tally } from './tally.testkit.ts'
import { copyFolder, STATIONS, scratchFolder, type Template } from './template.testkit.ts'

/** One history: stations, a server and all that happens between them, under three oracles. Throws where one is not content. */
export interface Parts {
  readonly template: Template
  readonly tally: Tally
  readonly sabotage?: Sabotage
  readonly start?: (image: Buffer) => ServerMachine
}

/** Less than a request may carry, so that one outbox takes several. */
const BATCH = 4
const MOST_NODES = 4
const PASSES = 4

export async function playHistory(steps: readonly Step[], parts: Parts): Promise<void> {
  const world = newWorld(parts)
  try {
    for (const step of steps) await world.play(step)
    await world.end()
  } finally {
    await world.close()
  }
}

function newWorld({ template, tally, sabotage, start = sqliteMachine }: Parts) {
  const root = scratchFolder()
  const nodes: Node[] = []
  const problems: unknown[] = []
  const failed = (error: unknown): void => void problems.push(error)
  const paper = newPaper((what) => tally.add(what))
  let passedMs = 0
  const elapsedMs = (): number => people.deeds() * 60_000 + passedMs
  const nowMs = (): number => Date.parse(SERVER_TIME) + elapsedMs()
  const server = startServer({ template, start, tally, paper, sabotage, nowMs })
  const line = newLine(() => server, tally, failed)
  const claims = newClaims({ server, tally, nowMs, gated: !sabotage?.ungated })
  const people = newPeople({ tally, paper, claims })
  const crashAt = crashes({ server, line, people, tally })
  let folders = 0
  let drawn = 0
  let named = 0
  const freshFolder = (): string => join(root, String(folders++))
  // No two operations ever get one id, whichever machine makes it.
  const randomBytes = (size: number): Uint8Array => {
    drawn++
    return Uint8Array.from({ length: size }, (_, n) => Math.floor(drawn / 32 ** n) % 32)
  }

  const withPending = (at: Tables, pending: readonly OutboxRow[]): Tables => {
    const store = memoryOf(at)
    for (const deed of pending) {
      const { outcome } = perform(store, {
        ...deed,
        args: JSON.parse(deed.args) as unknown,
        numbers: JSON.parse(deed.numbers ?? 'null') as LoggedDeed['numbers'],
      })
      if (outcome !== 'done') tally.add('stuck in a rebase')
    }
    return tablesOfMemory(store)
  }

  /** Oracle *Replay*: a station is the server at its cursor, and on top of it what it has not been answered. */
  const checkReplay = (node: Node): void => {
    const at = server.tablesAt(node.replica.epoch(), node.replica.versions())
    if (!at) throw new OracleError(`Replay: ${node.name} is at a version that the server never told`)
    const pending = node.db
      .prepare<[], OutboxRow>(`select * from "outbox" where "state" = 'pending' order by "seq"`)
      .all()
    const tables = tablesOf(node.db)
    paper.check(node.name, tables)
    const wrong = differences(tables, pending.length === 0 ? at : withPending(at, pending))
    if (wrong.length > 0) {
      throw new OracleError(
        `Replay: ${node.name} with ${pending.length} pending is wrong\n${wrong.join('\n')}`,
      )
    }
  }

  const dress = (node: Node): void => {
    const plain = sabotage?.replica?.(node.station.replica, node, paper.print) ?? node.station.replica
    const watched =
      (name: 'apply' | 'swap'): Replica['apply'] =>
      (changes) => {
        const settled = plain.lastSettled()
        const epoch = plain.epoch()
        const result = plain[name](changes)
        if (name === 'apply' && epoch !== null && plain.epoch() !== epoch) {
          throw new OracleError(
            `Replay: ${node.name} followed a server of another epoch without its snapshot`,
          )
        }
        if (plain.lastSettled() < settled) tally.add('sent again after a restore')
        checkReplay(node)
        return result
      }
    node.replica = {
      ...plain,
      batch(from) {
        const all = plain.batch(from)
        if (all.length > BATCH) tally.add('push in parts')
        if (all.length > 1 && all.some(({ seq }) => seq <= plain.lastSettled())) tally.add('push half known')
        return all.slice(0, BATCH)
      },
      apply: watched('apply'),
      swap: watched('swap'),
    }
    checkReplay(node)
    // What its people did and has no paper yet.
    paper.printMissing(node)
    if (!node.loud) node.station.reportOutcomes()
  }
  const add = (id: (typeof STATIONS)[number], name: string, folder: string): Node => {
    const skewHours = nodes.length * 5
    const clock = () => new Date(Date.UTC(2026, 2, 2, 8 + skewHours) + elapsedMs())
    const parts = { id, name, folder, clock, monotonicMs: elapsedMs, randomBytes, freshFolder }
    const node = startNode({ ...parts, started: dress })
    nodes.push(node)
    return node
  }
  for (const id of STATIONS) {
    const folder = freshFolder()
    copyFolder(template.folders.get(id) ?? '', folder)
    add(id, id, folder)
  }
  const nodeOf = (choice: number): Node => nodes[choice % nodes.length] as Node

  /** Two stations do what can be done once only, and the other one is heard first. */
  const quarrel = async (node: Node): Promise<void> => {
    const rival = nodes.find(
      (other) => other.id !== node.id && !other.loud && other.station.identity !== null,
    )
    const order = viewOf(node.db)
      .all('order')
      .find(({ status }) => status !== 'shipped' && status !== 'cancelled')
    if (!rival || !order) return
    for (const each of [rival, node]) people.cancel(each, order.id)
    await line.round(rival)
  }

  /** Until the rows of its new name are here, its people wait. */
  const waits = (step: Step): boolean =>
    (step.type === 'work' ||
      step.type === 'twin' ||
      step.type === 'staff' ||
      step.type === 'rush' ||
      step.type === 'crash') &&
    nodeOf(step.node).station.identity === null

  const play = async (step: Step): Promise<void> => {
    if (waits(step)) return
    switch (step.type) {
      case 'work':
        return people.work(nodeOf(step.node), step.person, step.deeds)
      case 'staff':
        return people.changeStaff(nodeOf(step.node), step.person, step.active)
      case 'rush':
        return people.rush(nodeOf(step.node))
      case 'sync':
        return line.round(nodeOf(step.node))
      case 'echo': {
        const node = nodeOf(step.node)
        await line.round(node, ({ message }) => message?.kind === 'pull' && message.answered)
        await line.move(node, 'twice')
        return line.round(node)
      }
      case 'line': {
        const node = nodeOf(step.node)
        line.begin(node)
        await turn()
        return line.move(node, step.fate)
      }
      case 'late':
        return line.late(step.choice)
      case 'crash': {
        const node = nodeOf(step.node)
        if (step.point === 'insideReport' || step.point === 'afterReport') await quarrel(node)
        return crashAt(node, step.point, step.deeds)
      }
      case 'claims': {
        const node = nodeOf(step.node)
        await claims.ask(node, step.wanted, step.choice)
        return step.pulled ? line.round(node) : undefined
      }
      case 'giveUp':
        return people.giveUp(nodeOf(step.node))
      case 'passOver':
        return people.passOver(nodeOf(step.node), nodes, step.choice)
      case 'hours':
        passedMs += step.hours * 3_600_000
        return people.beginKept(nodeOf(step.node))
      case 'clone': {
        const from = nodeOf(step.node)
        if (nodes.length >= MOST_NODES) return
        const folder = freshFolder()
        from.copyTo(folder)
        paper.cloned(from.id)
        add(from.id, `the clone of ${from.name}`, folder)
        tally.add('clone made')
        return
      }
      case 'twin': {
        const from = nodeOf(step.node)
        if (nodes.length >= MOST_NODES || from.loud) return
        people.work(from, step.person, step.deeds)
        await play({ type: 'clone', node: nodes.indexOf(from) })
        const copy = nodes.length - 1
        for (const node of [nodes.indexOf(from), copy]) {
          people.changeStaff(nodeOf(node), node, true)
          await line.round(nodeOf(node))
        }
        return play({ type: 'ownName', node: copy })
      }
      case 'ownName': {
        // Whoever is told that somebody else speaks under his name.
        const node = nodes.find(({ loud }) => loud)
        if (!node) return
        const id = `own${++named}` as StationId
        await server.register(id)
        claims.wasCopied(node.id)
        node.station.rehomeWithWork(id, () => undefined)
        node.id = id
        node.loud = undefined
        checkReplay(node)
        tally.add('clone named anew')
        return
      }
      case 'revoke':
      case 'readmit': {
        const { id } = nodeOf(step.node)
        const admitted = step.type === 'readmit'
        await server.admit(id, admitted)
        if (admitted) return
        tally.add('station revoked')
        return claims.wentAway(id)
      }
      case 'backup':
        return server.backup()
      case 'restore':
        if (!(await server.restore())) return
        tally.add('server restored')
        return claims.forgotten()
      case 'forgetTombstones':
        tally.add('tombstones forgotten')
        return server.forgetTombstones()
    }
  }

  /** Oracle *Final*: all who may are of one mind, and nothing that a person did is lost. */
  const checkFinal = async (): Promise<void> => {
    const tables = await server.tables()
    const quiet = nodes.filter((node) => !node.loud)
    for (const node of quiet) {
      const pending = node.replica.pendingCount()
      if (pending > 0) throw new OracleError(`Final: ${node.name} has ${pending} pending`)
      const wrong = differences(tablesOf(node.db), tables)
      if (wrong.length > 0)
        throw new OracleError(`Final: ${node.name} is not the server\n${wrong.join('\n')}`)
    }
    const logged = await server.outcomes()
    const keptBy = nodes.filter((node) => node.loud).map((node) => new Set(opIdsOf(node)))
    for (const [opId, what] of people.told) {
      if (logged.has(opId) || keptBy.some((kept) => kept.has(opId))) continue
      throw new OracleError(`Final: ${what} ${opId} is lost`)
    }
    for (const node of quiet) checkInbox(node, logged, tally)
    tally.add('case raised', [...tables.keys()].filter((key) => key.startsWith('case|')).length)
  }

  return {
    async play(step: Step): Promise<void> {
      await play(step)
      if (problems.length > 0) throw problems[0]
      claims.check(nodes)
    },
    async end(): Promise<void> {
      for (const { id } of nodes) await server.register(id)
      for (const { id } of nodes) await server.admit(id, true)
      // A clone may be noticed only by what the other sent, and every answer may have to be told to the others.
      for (let pass = 0; pass < PASSES; pass++) {
        for (const node of nodes) {
          await line.round(node)
          if (problems.length > 0) throw problems[0]
        }
      }
      await checkFinal()
      claims.checkFinal(await server.tables())
    },
    async close(): Promise<void> {
      for (const node of nodes) node.remove()
      await server.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

interface OutboxRow extends Omit<LoggedDeed, 'args' | 'numbers'> {
  readonly args: string
  readonly numbers: string | null
}

function opIdsOf(node: Node): string[] {
  return node.db
    .prepare<[], { opId: string }>('select "opId" from "outbox"')
    .all()
    .map(({ opId }) => opId)
}
