import { useEffect, useRef } from 'react'
import { scanQueue } from './keyboard.ts'
import type { ScanHandler } from './scan-queue.ts'

/**
 * Receives every scan while the component is mounted and no later one is: the topmost consumer gets it. Handlers may be
 * asynchronous; the next scan waits until the promise is settled.
 */
export function useScanner(onScan: ScanHandler, options: { readonly enabled?: boolean } = {}): void {
  const { enabled = true } = options
  const latest = useRef(onScan)
  useEffect(() => {
    latest.current = onScan
  })
  useEffect(() => (enabled ? scanQueue.consume(latest) : undefined), [enabled])
}
