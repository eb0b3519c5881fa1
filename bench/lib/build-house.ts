import { openStation } from '../../src/station/core/station.ts'
import { buildHouse, goalSize } from './large-house.ts'
import { report } from './report.ts'

/**
 * Builds the large house into the folder that is named, in a process of its own: what building leaves in the memory of a
 * process must not be in that of a measured one.
 */
const dataDir = process.argv[2]
if (!dataDir) throw new Error('the folder is missing')
const station = openStation({ dataDir })
const started = performance.now()
buildHouse(station, goalSize, (part) => process.stderr.write(`building: ${part}\n`))
const seconds = (performance.now() - started) / 1000
station.close()
report({
  name: 'house.build',
  value: goalSize.stockRows / seconds,
  unit: 'rows/s',
  n: goalSize.stockRows,
  context: { ...goalSize, seconds: Math.round(seconds) },
})
