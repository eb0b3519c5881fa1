import { useSyncExternalStore } from 'react'

/** As wide as a handheld held upright; wider is a station or an office desk. */
const query = window.matchMedia('(max-width: 640px)')

export function useIsHandheld(): boolean {
  return useSyncExternalStore(
    (changed) => {
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => query.matches,
  )
}
