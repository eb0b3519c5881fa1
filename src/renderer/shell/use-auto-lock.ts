import { useEffect } from 'react'
import { useHello } from '../station/hello-store.ts'
import { station } from '../station/station.ts'
import { lock } from './lock.ts'

const CHECK_MS = 5000
/** The station is told of touches at most this often. */
const TELL_MS = 20_000

/** Locks after minutes without a touch, a key or a scan. The station has its own clock; this one also works without it. */
export function useAutoLock(): void {
  const minutes = useHello()?.lockMinutes ?? 5
  useEffect(() => {
    let touchedAt = Date.now()
    let toldAt = Date.now()
    const touch = () => {
      touchedAt = Date.now()
    }
    const check = window.setInterval(() => {
      const now = Date.now()
      if (now - touchedAt > minutes * 60_000) {
        window.clearInterval(check)
        void lock()
      } else if (touchedAt > toldAt && now - toldAt > TELL_MS) {
        toldAt = now
        void station.do('stayAwake', {})
      }
    }, CHECK_MS)
    const options = { capture: true, passive: true }
    for (const name of ['pointerdown', 'keydown', 'wheel'] as const)
      window.addEventListener(name, touch, options)
    return () => {
      window.clearInterval(check)
      for (const name of ['pointerdown', 'keydown', 'wheel'] as const)
        window.removeEventListener(name, touch, options)
    }
  }, [minutes])
}
