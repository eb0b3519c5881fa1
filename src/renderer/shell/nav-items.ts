import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconBox,
  IconFileImport,
  IconHistory,
  IconHome,
  IconListCheck,
  IconPackages,
  IconPrinter,
  IconSettings,
  IconShoppingCart,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { Action } from '../../core/model/roles.ts'

/** Navigation by job: everyone sees what their roles are for, in the order of a day. */
export interface NavItem {
  readonly key:
    | 'home'
    | 'pick'
    | 'pack'
    | 'orders'
    | 'cases'
    | 'stock'
    | 'returns'
    | 'customers'
    | 'import'
    | 'devices'
    | 'audit'
    | 'users'
    | 'settings'
  readonly path: string
  /** After G. */
  readonly letter: string
  readonly actions: readonly Action[] | null
  readonly Icon: ComponentType<{ readonly size?: number | string; readonly 'aria-hidden'?: 'true' }>
}

export const navItems: readonly NavItem[] = [
  { key: 'home', path: '/', letter: 'h', actions: null, Icon: IconHome },
  { key: 'pick', path: '/pick', letter: 'p', actions: ['pick'], Icon: IconShoppingCart },
  { key: 'pack', path: '/pack', letter: 'k', actions: ['pack'], Icon: IconBox },
  { key: 'orders', path: '/orders', letter: 'o', actions: ['viewOrders'], Icon: IconListCheck },
  { key: 'cases', path: '/cases', letter: 'c', actions: ['settleCase'], Icon: IconAlertTriangle },
  { key: 'stock', path: '/stock', letter: 's', actions: ['viewOrders'], Icon: IconPackages },
  { key: 'returns', path: '/returns', letter: 'r', actions: ['reviewReturn'], Icon: IconArrowBackUp },
  { key: 'customers', path: '/customers', letter: 'm', actions: ['editCustomers'], Icon: IconUsersGroup },
  { key: 'import', path: '/import', letter: 'i', actions: ['importData'], Icon: IconFileImport },
  { key: 'devices', path: '/devices', letter: 'd', actions: null, Icon: IconPrinter },
  { key: 'audit', path: '/log', letter: 'a', actions: ['viewAudit'], Icon: IconHistory },
  { key: 'users', path: '/users', letter: 'u', actions: ['manageUsers'], Icon: IconUsers },
  { key: 'settings', path: '/settings', letter: 't', actions: null, Icon: IconSettings },
]

export function allowed(actions: readonly Action[] | null, may: readonly Action[]): boolean {
  return actions === null || actions.some((action) => may.includes(action))
}

/** The item whose screens contain this path. */
export function isAt(item: NavItem, path: string): boolean {
  return item.path === '/' ? path === '/' : path === item.path || path.startsWith(`${item.path}/`)
}
