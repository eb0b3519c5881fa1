import { useEffect } from 'react'
import { station } from './station.ts'

/** Asks again when the line to the server has changed: what may be begun depends on it, and no table says so. */
export function useOnLine(refresh: () => void): void {
  useEffect(() => station.on('line', refresh), [refresh])
}
