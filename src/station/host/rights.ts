import { refuse } from '../../core/model/refusal.ts'
import { type Action, mayDo, type Role } from '../../core/model/roles.ts'
import type { CommandName } from '../../core/protocol/commands.ts'
import type { QueryName } from '../../core/protocol/queries.ts'

/**
 * Who may give which command and ask which question. Operations ask for their own permission; what is no operation is
 * listed here, and what is not listed does not compile. `open`: before anybody has signed in. Of several actions, one is enough.
 */
type Right = 'open' | 'signedIn' | readonly [Action, ...Action[]]

export const commandRights: Readonly<Record<CommandName, Right>> = {
  setUp: 'open',
  // Before the set-up for who has its code, afterwards for administrators: the command itself decides.
  joinHouse: 'open',
  hostHouse: ['manageSettings'],
  offerJoin: ['manageSettings'],
  openWarehouse: ['manageSettings'],
  becomeOwnStation: ['manageSettings'],
  switchWarehouse: ['manageSettings'],
  retryLine: 'signedIn',
  backUpNow: ['manageSettings'],
  signIn: 'open',
  signOut: 'signedIn',
  stayAwake: 'signedIn',
  changeOwnPin: 'signedIn',
  saveUser: ['manageUsers'],
  applyFix: ['settleCase'],
  offerPairing: ['managePrinters'],
  forgetHandheld: ['managePrinters'],
  upload: ['importData'],
  previewImport: ['importData'],
  runImport: ['importData'],
  cancelImport: ['importData'],
  undoImport: ['undoImport'],
  // Which document needs what is decided by the document.
  printDocument: 'signedIn',
  savePrinter: ['managePrinters'],
  removePrinter: ['managePrinters'],
  testPrinter: ['managePrinters'],
  retryJob: ['reprint', 'managePrinters'],
  settleJob: ['reprint', 'managePrinters'],
}

export const queryRights: Readonly<Record<QueryName, Right>> = {
  hello: 'open',
  signInNames: 'open',
  status: 'signedIn',
  readiness: 'signedIn',
  orders: ['viewOrders'],
  orderCounts: ['viewOrders'],
  order: ['viewOrders'],
  orderIds: ['viewOrders'],
  returns: ['viewOrders'],
  return: ['viewOrders'],
  products: ['viewOrders'],
  product: ['viewOrders'],
  customers: ['viewOrders'],
  carriers: ['viewOrders'],
  imports: ['importData', 'undoImport'],
  home: 'signedIn',
  pickTasks: ['pick', 'takeOverTask'],
  pickTask: ['pick', 'takeOverTask'],
  packList: ['pack', 'ship'],
  pack: ['pack', 'ship'],
  resolveCode: 'signedIn',
  cases: 'signedIn',
  caseEvidence: ['settleCase'],
  refusals: 'signedIn',
  document: 'signedIn',
  users: ['manageUsers'],
  settings: 'signedIn',
  settingChanges: 'signedIn',
  stationSettings: ['managePrinters', 'manageSettings'],
  printJobs: 'signedIn',
  boxes: 'signedIn',
  locations: 'signedIn',
  audit: ['viewAudit'],
  auditEffects: ['viewAudit'],
  auditChoices: ['viewAudit'],
  warehouses: ['manageSettings'],
  stations: ['manageSettings'],
}

export function requireRight(right: Right, roles: readonly Role[]): void {
  if (typeof right === 'string') return
  if (!right.some((action) => mayDo(roles, action))) refuse('notAllowed', { action: right[0] })
}
