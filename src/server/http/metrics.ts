import type { BackupState } from '../../../db/nightly-backups.ts'
import type { SyncOutcome } from '../../core/protocol/sync.ts'

/** What this process has done since it started, as Prometheus reads it. */
export interface Metrics {
  request(route: string, status: number, seconds: number): void
  outcomes(outcomes: readonly SyncOutcome[]): void
  listeners(change: 1 | -1): void
  text(): string
}

const BUCKETS = [0.005, 0.02, 0.1, 0.5, 2, 10]

export function metrics(): Metrics {
  const requests = new Map<string, number>()
  const durations = new Map<string, { counts: number[]; sum: number; count: number }>()
  const operations = { done: 0, refused: 0, parked: 0 }
  let listening = 0

  const histogram = (route: string) => {
    const known = durations.get(route) ?? { counts: BUCKETS.map(() => 0), sum: 0, count: 0 }
    durations.set(route, known)
    return known
  }
  return {
    request(route, status, seconds) {
      const key = `route="${route}",status="${status}"`
      requests.set(key, (requests.get(key) ?? 0) + 1)
      const kept = histogram(route)
      kept.sum += seconds
      kept.count++
      BUCKETS.forEach((limit, i) => {
        if (seconds <= limit) kept.counts[i] = (kept.counts[i] ?? 0) + 1
      })
    },
    outcomes(outcomes) {
      for (const { outcome } of outcomes) operations[outcome]++
    },
    listeners(change) {
      listening += change
    },
    text() {
      const lines = [
        '# TYPE entrepot_operations_total counter',
        ...Object.entries(operations).map(([name, n]) => `entrepot_operations_total{outcome="${name}"} ${n}`),
        '# TYPE entrepot_event_listeners gauge',
        `entrepot_event_listeners ${listening}`,
        '# TYPE entrepot_http_requests_total counter',
        ...[...requests].map(([labels, n]) => `entrepot_http_requests_total{${labels}} ${n}`),
        '# TYPE entrepot_http_request_seconds histogram',
        ...[...durations].flatMap(([route, { counts, sum, count }]) => [
          ...BUCKETS.map((limit, i) => bucket(route, String(limit), counts[i] ?? 0)),
          bucket(route, '+Inf', count),
          `entrepot_http_request_seconds_sum{route="${route}"} ${sum}`,
          `entrepot_http_request_seconds_count{route="${route}"} ${count}`,
        ]),
        '# TYPE process_resident_memory_bytes gauge',
        `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
        '# TYPE process_uptime_seconds gauge',
        `process_uptime_seconds ${process.uptime()}`,
      ]
      return `${lines.join('\n')}\n`
    },
  }
}

/** How old the newest backup is; -1 while there is none. Nothing where this server makes none. */
export function backupMetrics({
  backups,
  clock,
}: {
  readonly backups?: () => BackupState
  readonly clock: () => Date
}): string {
  if (!backups) return ''
  const { newest, problem } = backups()
  const age = newest === null ? -1 : Math.round((clock().getTime() - Date.parse(newest.at)) / 1000)
  const lines = [
    '# TYPE entrepot_backup_age_seconds gauge',
    `entrepot_backup_age_seconds ${age}`,
    '# TYPE entrepot_backup_failing gauge',
    `entrepot_backup_failing ${problem === null ? 0 : 1}`,
  ]
  return `${lines.join('\n')}\n`
}

function bucket(route: string, limit: string, count: number): string {
  return `entrepot_http_request_seconds_bucket{route="${route}",le="${limit}"} ${count}`
}
