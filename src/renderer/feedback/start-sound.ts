import { soundIsUnlocked, unlockSound } from './sounds.ts'

/**
 * Browsers allow sound after a touch or key only. Sign-in's Start is one; after a reload, which keeps the session, the next
 * touch or scan is, so that nobody works without signals by accident.
 */
export function startSound(target: Window): void {
  const unlock = () => {
    if (!soundIsUnlocked()) unlockSound()
  }
  target.addEventListener('pointerdown', unlock, { capture: true, passive: true })
  target.addEventListener('keydown', unlock, { capture: true, passive: true })
}
