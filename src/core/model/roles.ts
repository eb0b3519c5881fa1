import { z } from 'zod'

/** Who may do what. Permissions are asked for by the operations, so they hold offline and whatever screen asks. */
export const Role = z.enum([
  'picker',
  'packer',
  'receiver',
  'customerService',
  'buyer',
  'supervisor',
  'administrator',
])
export type Role = z.output<typeof Role>

export const actions = [
  'viewOrders',
  'enterOrder',
  'changeOrder',
  'cancelOrder',
  'importData',
  'undoImport',
  'releaseOrders',
  'pick',
  'takeOverTask',
  'overrideClaim',
  'pack',
  'ship',
  'overrideVerification',
  'unsealParcel',
  'voidLabel',
  'reprint',
  'receiveStock',
  'moveStock',
  'countStock',
  'approveCount',
  'settleCase',
  'reviewReturn',
  'editProducts',
  'editCustomers',
  'editLayout',
  'viewAudit',
  'manageUsers',
  'manageSettings',
  'managePrinters',
] as const
export type Action = (typeof actions)[number]

const floor = ['viewOrders', 'pick', 'pack', 'ship', 'countStock', 'reprint'] as const
const office = ['viewOrders', 'enterOrder', 'changeOrder', 'importData', 'editCustomers'] as const

const granted: Readonly<Record<Role, readonly Action[]>> = {
  picker: ['viewOrders', 'pick', 'countStock'],
  packer: ['viewOrders', 'pack', 'ship', 'reprint', 'countStock'],
  receiver: ['viewOrders', 'receiveStock', 'moveStock', 'countStock'],
  customerService: [...office, 'cancelOrder', 'reviewReturn'],
  buyer: ['viewOrders', 'importData', 'editProducts'],
  supervisor: [
    ...floor,
    ...office,
    'cancelOrder',
    'undoImport',
    'releaseOrders',
    'takeOverTask',
    'overrideClaim',
    'overrideVerification',
    'unsealParcel',
    'voidLabel',
    'receiveStock',
    'moveStock',
    'approveCount',
    'settleCase',
    'reviewReturn',
    'editProducts',
    'editLayout',
    'viewAudit',
    'managePrinters',
  ],
  administrator: actions,
}

export function mayDo(roles: readonly Role[], action: Action): boolean {
  return roles.some((role) => granted[role].includes(action))
}
