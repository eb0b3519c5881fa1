import { useEffect, useState } from 'react'
import type { Scan } from './burst-detector.ts'
import { scanQueue } from './keyboard.ts'

/** The newest scan with its speed, without taking it from anyone. */
export function useLastScan(): Scan | null {
  const [scan, setScan] = useState<Scan | null>(null)
  useEffect(() => scanQueue.watch(setScan), [])
  return scan
}
