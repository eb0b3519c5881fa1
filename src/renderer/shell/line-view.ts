import type { StationStatus } from '../../core/protocol/queries/session.ts'
import type { Status } from '../ui/status-shape.tsx'

/** The line to the server, as the strip shows it. Never "sent" for what is only saved; offline is normal until it lasts. */
export interface LineView {
  readonly status: Status
  readonly key:
    | 'alone'
    | 'allSent'
    | 'sending'
    | 'offline'
    | 'catchingUp'
    | 'loading'
    | 'cloned'
    | 'removed'
    | 'upgradeNeeded'
  readonly count: number
  readonly done: number
  readonly total: number
}

const LONG_OFFLINE_MS = 30 * 60_000

type Seen = Pick<StationStatus, 'line' | 'savedHere' | 'now'>

export function lineView({ line, savedHere, now }: Seen): LineView {
  const view = (status: Status, key: LineView['key'], done = 0, total = 0): LineView => ({
    status,
    key,
    count: savedHere,
    done,
    total,
  })
  switch (line.state) {
    case 'alone':
      return view('open', 'alone')
    case 'online':
      return savedHere === 0 ? view('right', 'allSent') : view('progress', 'sending')
    case 'catchingUp':
      return line.total === null
        ? view('progress', 'loading', line.done)
        : view('progress', 'catchingUp', line.done, line.total)
    case 'offline': {
      const blocks =
        line.reason === 'notAdmitted' ||
        line.reason === 'wrongCertificate' ||
        line.reason === 'stationTrouble'
      const long = Date.parse(now) - Date.parse(line.since) >= LONG_OFFLINE_MS
      return view(blocks || long ? 'attention' : 'open', 'offline')
    }
    case 'cloned':
      return view('attention', 'cloned')
    case 'removed':
      return view('attention', 'removed')
    case 'upgradeNeeded':
      return view('attention', 'upgradeNeeded')
  }
}
