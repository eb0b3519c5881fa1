import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { OrderId, PickId, PickTaskId, ProductId } from '../src/core/model/ids.ts'
import { openStation, type Station } from '../src/station/core/station.ts'
import { withLargeHouse } from './lib/dataset.ts'
import { actor, goalSize, must } from './lib/large-house.ts'
import { report, reportPercentiles } from './lib/report.ts'

/**
 * How long a scan takes until its operation is on the disk (SQLite, WAL, synchronous=FULL), in the station's own process:
 * arguments judged, rows read and written, outbox row, commit.
 */
const SCANS = 4000

await withLargeHouse((dataDir) => {
  const station = openStation({ dataDir })
  process.stderr.write('scanning\n')
  reportPercentiles('scan.commit', scan(station), 5, { ...goalSize })
  const outbox = station.read.get<{ n: number; bytes: number }>(
    `select count(*) as "n", sum(length("args") + length("before")) as "bytes" from "outbox" where "name" = 'confirmPick'`,
  )
  if (outbox)
    report({
      name: 'outbox.perScan',
      value: outbox.bytes / outbox.n,
      unit: 'bytes',
      n: outbox.n,
      context: { ...goalSize },
    })
  station.close()
  const bytes = statSync(join(dataDir, 'station.sqlite')).size
  report({ name: 'database.size', value: bytes / 2 ** 20, unit: 'MB', n: 1, context: { ...goalSize } })
})

interface OpenPick {
  readonly id: PickId
  readonly taskId: PickTaskId
  readonly productId: ProductId
  readonly bin: string
  readonly qtyEach: number
}

/** Confirms one piece at a time, as a scanner does; each with its transaction on the disk. */
function scan(station: Station): number[] {
  const times: number[] = []
  const orders = station.read.all<{ id: OrderId }>(
    `select "id" from "order" where "status" = 'released' order by "dueAt", "id"`,
  )
  for (const { id } of orders) {
    const picks = station.read.all<OpenPick>(
      `select p."id", p."taskId", p."productId", l."code" as "bin", p."qtyEach" from "pick" p join "location" l on l."id" = p."locationId"
       where p."orderId" = ? order by p."sequence"`,
      id,
    )
    const taskId = picks[0]?.taskId
    if (!taskId) continue
    must(station.do('startPickTask', { taskId }, actor))
    for (const pick of picks) {
      for (let piece = 0; piece < pick.qtyEach; piece++) {
        const args = {
          pickId: pick.id,
          bin: pick.bin,
          productId: pick.productId,
          qtyEach: 1,
          lot: null,
          code: null,
        }
        const before = performance.now()
        must(station.do('confirmPick', args, actor))
        times.push(performance.now() - before)
        if (times.length === SCANS) return times
      }
    }
  }
  throw new Error(`only ${times.length} pieces are to be picked`)
}
