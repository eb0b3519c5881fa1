import { DEMO_PIN, type DemoStep, demoSteps } from '../../core/demo/demo-steps.ts'
import { SYSTEM_USER } from '../../core/model/ids.ts'
import type { Outcome } from '../../core/model/operation.ts'
import { RefusedError, refuse } from '../../core/model/refusal.ts'
import type { OperationName } from '../../core/operations/registry.ts'
import { dayOf, wallTimeOf } from '../../core/planning/local-time.ts'
import type { Station } from '../core/station.ts'
import { nextTurn } from '../import/pacer.ts'
import { readRows } from '../queries/row-reader.ts'
import { hashPin } from '../session/pin-hash.ts'

/** Fills a house that is set up and empty with the demo warehouse, through operations, letting scans come in between. */
export interface DemoOptions {
  readonly seed?: number
  /** The day of the orders, YYYY-MM-DD; without it the day that the clock tells. */
  readonly today?: string
  /** Percent done. */
  readonly onProgress?: (percent: number) => void
}

export async function runDemo(station: Station, options: DemoOptions = {}): Promise<void> {
  const { seed = 1, onProgress } = options
  const identity = station.identity
  const warehouse = identity && readRows(station.read, 'warehouse', '"id" = ?', identity.warehouseId)[0]
  if (!warehouse) refuse('notFound', { what: 'warehouse', id: identity?.warehouseId ?? '' })
  const { timeZone, currency, country } = warehouse
  const today = options.today ?? workingDayFrom(station.clock(), timeZone)
  onProgress?.(0)
  const house = { seed, today, timeZone, currency, country, pinHash: await hashPin(DEMO_PIN) }
  const steps: DemoStep[] = []
  for (const step of demoSteps(house)) {
    steps.push(step)
    await nextTurn()
  }
  for (const [index, { name, args }] of steps.entries()) {
    // The step's name and arguments belong together; the union of all operations cannot say so.
    const outcome = station.do<OperationName>(name, args, { userId: SYSTEM_USER }) as Outcome<unknown>
    if (!outcome.ok) throw new RefusedError(outcome.refusal)
    onProgress?.(Math.floor(((index + 1) * 100) / steps.length))
    await nextTurn()
  }
}

/** After two in the afternoon the day's cut-offs are past or near: then the demo plays tomorrow. */
const LAST_HOUR = 14

function workingDayFrom(now: Date, timeZone: string): string {
  const wall = wallTimeOf(now.toISOString(), timeZone)
  return dayOf(
    wall.hour < LAST_HOUR ? wall : wallTimeOf(new Date(now.getTime() + 86_400_000).toISOString(), timeZone),
  )
}
