import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { Action } from '../../core/model/roles.ts'

/**
 * Every address of the console and the screen behind it, each in a chunk of its own so that a handheld loads only what
 * its person uses. The order matters: the first match wins.
 */
type Params = Readonly<Record<string, string | undefined>>
type ScreenComponent = ComponentType<{ readonly params: Params }>

export interface ScreenRoute {
  readonly path: string
  readonly Screen: LazyExoticComponent<ScreenComponent>
  /** Who may do none of these does not see the screen. Null: everyone. */
  readonly actions: readonly Action[] | null
}

const office: readonly Action[] = ['viewOrders']

function screen<K extends string>(
  load: () => Promise<Record<K, ScreenComponent>>,
  name: K,
): LazyExoticComponent<ScreenComponent> {
  return lazy(async () => ({ default: (await load())[name] }))
}

export const routes: readonly ScreenRoute[] = [
  { path: '/', actions: null, Screen: screen(() => import('../screens/home/home-screen.tsx'), 'HomeScreen') },
  {
    path: '/pick',
    actions: ['pick'],
    Screen: screen(() => import('../screens/pick/pick-tasks-screen.tsx'), 'PickTasksScreen'),
  },
  {
    path: '/pick/:taskId',
    actions: ['pick'],
    Screen: screen(() => import('../screens/pick/pick-screen.tsx'), 'PickScreen'),
  },
  {
    path: '/pack',
    actions: ['pack'],
    Screen: screen(() => import('../screens/pack/pack-list-screen.tsx'), 'PackListScreen'),
  },
  {
    path: '/pack/:orderId',
    actions: ['pack'],
    Screen: screen(() => import('../screens/pack/pack-screen.tsx'), 'PackScreen'),
  },
  {
    path: '/cases',
    actions: ['settleCase'],
    Screen: screen(() => import('../screens/cases/cases-screen.tsx'), 'CasesScreen'),
  },
  {
    path: '/cases/:caseId',
    actions: ['settleCase'],
    Screen: screen(() => import('../screens/cases/cases-screen.tsx'), 'CasesScreen'),
  },
  {
    path: '/orders',
    actions: office,
    Screen: screen(() => import('../screens/orders/orders-screen.tsx'), 'OrdersScreen'),
  },
  {
    path: '/orders/new',
    actions: ['enterOrder'],
    Screen: screen(() => import('../screens/order/new-order-screen.tsx'), 'NewOrderScreen'),
  },
  {
    path: '/orders/:orderId',
    actions: office,
    Screen: screen(() => import('../screens/order/order-screen.tsx'), 'OrderScreen'),
  },
  {
    path: '/import',
    actions: ['importData'],
    Screen: screen(() => import('../screens/import/import-screen.tsx'), 'ImportScreen'),
  },
  {
    path: '/stock',
    actions: office,
    Screen: screen(() => import('../screens/stock/stock-screen.tsx'), 'StockScreen'),
  },
  {
    path: '/stock/:productId',
    actions: office,
    Screen: screen(() => import('../screens/stock/product-screen.tsx'), 'ProductScreen'),
  },
  {
    path: '/customers',
    actions: ['editCustomers'],
    Screen: screen(() => import('../screens/customers/customers-screen.tsx'), 'CustomersScreen'),
  },
  {
    path: '/returns',
    actions: ['reviewReturn'],
    Screen: screen(() => import('../screens/returns/returns-screen.tsx'), 'ReturnsScreen'),
  },
  {
    path: '/returns/:returnId',
    actions: ['reviewReturn'],
    Screen: screen(() => import('../screens/returns/return-screen.tsx'), 'ReturnScreen'),
  },
  {
    path: '/devices',
    actions: null,
    Screen: screen(() => import('../screens/devices/devices-screen.tsx'), 'DevicesScreen'),
  },
  {
    path: '/settings',
    actions: null,
    Screen: screen(() => import('../screens/settings/settings-screen.tsx'), 'SettingsScreen'),
  },
  {
    path: '/log',
    actions: ['viewAudit'],
    Screen: screen(() => import('../screens/audit/audit-screen.tsx'), 'AuditScreen'),
  },
  {
    path: '/users',
    actions: ['manageUsers'],
    Screen: screen(() => import('../screens/users/users-screen.tsx'), 'UsersScreen'),
  },
]
