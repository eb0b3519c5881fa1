// A scan that was answered is on the disk, whatever happens to the process in the next instant; one that was not answered
// happened once or not at all.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { PickTaskView } from '../../src/core/protocol/queries/floor.ts'
import { HostProcess } from '../support/host-process.ts'
import { good, orderToPick, pickTask, setUpHouse } from '../support/small-house.ts'
import { LineLost, newDevice, StationClient } from '../support/station-client.ts'

const KILLS = 10
const ORDERED = 2_000
/** Scans that are on their way at once, as a hasty picker and a slow disk make them. */
const ON_THEIR_WAY = 8

let dir: string
let host: HostProcess
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'entrepot-power-'))
  host = new HostProcess(join(dir, 'data'))
})
afterEach(async () => {
  await host.kill()
  rmSync(dir, { recursive: true, force: true })
})

it('[OP1] keeps every answered pick over ten power cuts, and makes none of them twice', {
  timeout: 90_000,
}, async () => {
  await host.start()
  const mugs = good(1, ORDERED)
  const device = await newDevice(host.url)
  const administrator = await setUpHouse(host, [mugs])
  const { task, orderId } = await orderToPick(administrator, [{ sku: mugs.sku, qtyEach: ORDERED }])
  const [person] = await administrator.query('signInNames')
  let picker = await StationClient.open(host.url, device)
  await picker.do('signIn', { userId: person?.id, pin: '4711' })
  await picker.do('startPickTask', { taskId: task.id })

  let picked = 0
  let cutShort = 0
  for (let kill = 1; kill <= KILLS; kill++) {
    const round = await pickUntilKilled(picker, task, host, kill * 3)
    await host.start()
    // The session outlived the power cut as well: the picker goes on without signing in again.
    picker = await StationClient.open(host.url, device)
    const now = stepOf(await pickTask(picker, task.id)).pickedEach
    expect(now, `after kill ${kill}`).toBeGreaterThanOrEqual(picked + round.answered)
    expect(now, `after kill ${kill}`).toBeLessThanOrEqual(picked + round.sent)
    expect(ORDERED - round.leastLeft, `after kill ${kill}`).toBeLessThanOrEqual(now)
    cutShort += round.sent - round.answered
    picked = now
  }
  // Otherwise every kill came between two scans, and nothing was tried.
  expect(cutShort).toBeGreaterThan(0)

  await picker.close()
  await host.stop()
  const books = readBooks(join(dir, 'data', 'station.sqlite'), orderId)
  expect(books).toMatchObject({
    picks: picked,
    movements: picked,
    movedEach: picked,
    binEach: ORDERED - picked,
    orderEach: picked,
  })
  expect(books.sequences).toEqual(books.sequences.map((_, index) => index + 1))
})

interface Round {
  readonly sent: number
  readonly answered: number
  readonly leastLeft: number
}

/** Scans without pause until so many are answered, then the power goes. */
async function pickUntilKilled(
  picker: StationClient,
  task: PickTaskView,
  host: HostProcess,
  after: number,
): Promise<Round> {
  const { id: pickId, bin, productId } = stepOf(task)
  let [sent, answered, leastLeft] = [0, 0, Number.POSITIVE_INFINITY]
  let killed: Promise<void> | undefined
  const scan = async (): Promise<void> => {
    while (killed === undefined) {
      sent++
      try {
        const { leftEach } = await picker.do('confirmPick', { pickId, bin, productId, qtyEach: 1 })
        answered++
        leastLeft = Math.min(leastLeft, leftEach)
      } catch (error) {
        if (error instanceof LineLost) return
        throw error
      }
      if (answered >= after) killed ??= host.kill()
    }
  }
  await Promise.all(Array.from({ length: ON_THEIR_WAY }, scan))
  await killed
  await picker.closed
  return { sent, answered, leastLeft }
}

function stepOf(task: PickTaskView): PickTaskView['steps'][number] {
  const [step] = task.steps
  if (!step || task.steps.length > 1) throw new Error('a task of one line was expected')
  return step
}

/** What the file itself says, without the station's own code. */
function readBooks(file: string, orderId: string) {
  const db = new Database(file, { readonly: true })
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    const number = (sql: string, ...params: string[]): number =>
      Number(
        db
          .prepare(sql)
          .pluck()
          .get(...params),
      )
    const moved = `from "movement" where "cause" = 'pick' and "orderId" = ?`
    return {
      picks: number(`select count(*) from "outbox" where "name" = 'confirmPick'`),
      movements: number(`select count(*) ${moved}`, orderId),
      movedEach: number(`select sum("qtyEach") ${moved}`, orderId),
      binEach: number(
        `select sum(b."qtyEach") from "balance" b join "location" l on l."id" = b."locationId" where l."kind" = 'bin'`,
      ),
      orderEach: number('select "pickedEach" from "order" where "id" = ?', orderId),
      sequences: db.prepare('select "seq" from "outbox" order by "seq"').pluck().all() as number[],
    }
  } finally {
    db.close()
  }
}
