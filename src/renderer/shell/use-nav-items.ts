import { useUser } from '../station/hello-store.ts'
import { allowed, type NavItem, navItems } from './nav-items.ts'

export function useNavItems(): readonly NavItem[] {
  const { actions } = useUser()
  return navItems.filter((item) => allowed(item.actions, actions))
}
