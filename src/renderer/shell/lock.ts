import { refreshHello, showLocked } from '../station/hello-store.ts'
import { station } from '../station/station.ts'
import { useShellStore } from './shell-store.ts'

/** Ends the session here. The screen is covered at once, also when the station does not answer. */
export async function lock(): Promise<void> {
  useShellStore.setState({ statusOpen: false, navOpen: false, keysOpen: false, helpOpen: false })
  const done = station.do('signOut', {})
  showLocked()
  await done
  await refreshHello()
}
