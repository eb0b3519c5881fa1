import { freeTasks, pickTask, signedIn } from './lib/bench-client.ts'
import { withLargeHouse } from './lib/dataset.ts'
import { goalSize } from './lib/large-house.ts'
import { report, reportPercentiles } from './lib/report.ts'
import { startServe } from './lib/serve-process.ts'

/**
 * From starting the headless host's process until a pick screen has its tour and can take the first scan: the console's
 * page and cookie fetched, the socket open, somebody signed in by badge, the tour asked for and answered.
 */
const STARTS = 7

await withLargeHouse(async (dataDir) => {
  process.stderr.write('starting\n')
  // The first start after an installation has nothing compiled yet.
  const first = await timedStart(dataDir, { NODE_DISABLE_COMPILE_CACHE: '1' })
  report({
    name: 'start.ready.first',
    value: first.readyMs,
    unit: 'ms',
    n: 1,
    goal: 2000,
    context: { ...goalSize },
  })
  // Makes the compiled modules if they are not there.
  await timedStart(dataDir, {})
  const starts: Started[] = []
  for (let n = 0; n < STARTS; n++) starts.push(await timedStart(dataDir, {}))
  const values = (pick: (start: Started) => number) => starts.map(pick)
  reportPercentiles(
    'start.listening',
    values((start) => start.listeningMs),
    undefined,
    { ...goalSize },
  )
  reportPercentiles(
    'start.ready',
    values((start) => start.readyMs),
    2000,
    { ...goalSize },
  )
  const resident = Math.max(...values((start) => start.residentBytes))
  report({
    name: 'memory.afterStart',
    value: resident / 2 ** 20,
    unit: 'MB',
    n: STARTS,
    goal: 400,
    context: { ...goalSize },
  })
})

interface Started {
  readonly listeningMs: number
  readonly readyMs: number
  readonly residentBytes: number
}

async function timedStart(dataDir: string, env: Readonly<Record<string, string>>): Promise<Started> {
  const before = performance.now()
  const serve = await startServe(dataDir, env)
  const listeningMs = performance.now() - before
  try {
    const client = await signedIn(serve.url)
    const [next] = await freeTasks(client)
    if (!next) throw new Error('nothing is released')
    await pickTask(client, next.id)
    const readyMs = performance.now() - before
    await client.close()
    return { listeningMs, readyMs, residentBytes: serve.resident().nowBytes }
  } finally {
    await serve.stop()
  }
}
