import { cpus, loadavg, totalmem } from 'node:os'

/** One figure, as one JSON line on stdout: what was measured, on what, and how large the input was. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: 'ms' | 'rows/s' | 'MB' | 'bytes' | '1/s' | 'ratio'
  /** How many times it was measured, or how many things went in. */
  readonly n: number
  /** What one wants it to stay under (ms, MB, ratio) or above (per second, and the ratios to other programs). */
  readonly goal?: number
  readonly context?: Readonly<Record<string, string | number>>
}

const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
}

/** What else the machine had to do in the last minute: above the number of its cores, waiting was measured too. */
const load = (): number => Math.round((loadavg()[0] ?? 0) * 10) / 10

export function report(figure: Figure): void {
  const { context, ...rest } = figure
  // A ratio of two lengths is worth a digit more.
  const digits = figure.unit === 'ratio' ? 10_000 : 1000
  const value = Math.round(figure.value * digits) / digits
  process.stdout.write(
    `${JSON.stringify({ ...rest, value, context: { ...machine, load: load(), ...context } })}\n`,
  )
}

/** Nearest-rank percentile of measurements. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN
}

/** p50 and p99 of one measurement as two figures. */
export function reportPercentiles(
  name: string,
  values: readonly number[],
  goal: number | undefined,
  context: Readonly<Record<string, string | number>>,
): void {
  report({ name: `${name}.p50`, value: percentile(values, 50), unit: 'ms', n: values.length, context })
  report({
    name: `${name}.p99`,
    value: percentile(values, 99),
    unit: 'ms',
    n: values.length,
    ...(goal !== undefined && { goal }),
    context,
  })
}
