import { useEffect, useState } from 'react'
import type { StationStatus } from '../../core/protocol/queries/session.ts'
import { station } from '../station/station.ts'
import { useQuery } from '../station/use-query.ts'

/** A client whose clock differs by more from the station's says so. */
export const MAX_SKEW_MS = 120_000
const ASK_EVERY_MS = 60_000

interface StatusAndSkew {
  readonly status: StationStatus | undefined
  /** This device's clock minus the station's, when it matters. */
  readonly skewMs: number | null
}

export function useStationStatus(): StatusAndSkew {
  const { value: status, at, refresh } = useQuery('status', {})
  const [skewMs, setSkewMs] = useState<number | null>(null)
  useEffect(() => {
    const timer = window.setInterval(refresh, ASK_EVERY_MS)
    const stop = station.on('line', refresh)
    return () => {
      window.clearInterval(timer)
      stop()
    }
  }, [refresh])
  useEffect(() => {
    if (!status || at === null) return
    const skew = at - Date.parse(status.now)
    setSkewMs(Math.abs(skew) > MAX_SKEW_MS ? skew : null)
  }, [status, at])
  return { status, skewMs }
}
