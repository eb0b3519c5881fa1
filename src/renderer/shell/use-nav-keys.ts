import { useLocation } from 'wouter'
import { useShortcuts } from '../keys/use-shortcuts.ts'
import { lock } from './lock.ts'
import { useShellStore } from './shell-store.ts'
import { useNavItems } from './use-nav-items.ts'

/** G and a letter goes to a screen, `?` lists the keys. Not in tasks: on the floor letters belong to scanners. */
export function useNavKeys(): void {
  const items = useNavItems()
  const [, navigate] = useLocation()
  const inTask = useShellStore((state) => state.inTask)
  const keys: Record<string, () => void> = {
    '?': () => useShellStore.setState({ keysOpen: true }),
    'g l': () => void lock(),
  }
  for (const item of items) keys[`g ${item.letter}`] = () => navigate(item.path)
  useShortcuts(keys, { enabled: !inTask })
}
