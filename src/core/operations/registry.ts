import { bringGoodsBack } from './cases/bring-goods-back.ts'
import { recordDeparture } from './cases/record-departure.ts'
import { redoOperation } from './cases/redo-operation.ts'
import { reportOutcome } from './cases/report-outcome.ts'
import { settleCase } from './cases/settle-case.ts'
import { snoozeCase } from './cases/snooze-case.ts'
import { freeClaims } from './claims/free-claims.ts'
import { grantClaims } from './claims/grant-claims.ts'
import { keepReleasedTasks } from './claims/keep-released-tasks.ts'
import { releaseClaims } from './claims/release-claims.ts'
import { startUnclaimedTask } from './claims/start-unclaimed-task.ts'
import { saveCustomers } from './customers/save-customers.ts'
import { finishImport } from './imports/finish-import.ts'
import { startImport } from './imports/start-import.ts'
import { saveBoxes } from './layout/save-boxes.ts'
import { saveCarriers } from './layout/save-carriers.ts'
import { saveLocations } from './layout/save-locations.ts'
import { saveZones } from './layout/save-zones.ts'
import { cancelOrder } from './orders/cancel-order.ts'
import { changeOrder } from './orders/change-order.ts'
import { importOrders } from './orders/import-orders.ts'
import { placeOrder } from './orders/place-order.ts'
import { reallocateLine } from './orders/reallocate-line.ts'
import { recallTask } from './orders/recall-task.ts'
import { releaseOrders } from './orders/release-orders.ts'
import { removeImported } from './orders/remove-imported.ts'
import { reviewReturn } from './orders/review-return.ts'
import { openParcel } from './packing/open-parcel.ts'
import { packItem } from './packing/pack-item.ts'
import { removeParcel } from './packing/remove-parcel.ts'
import { sealParcel } from './packing/seal-parcel.ts'
import { startPacking } from './packing/start-packing.ts'
import { unpackItem } from './packing/unpack-item.ts'
import { unsealParcel } from './packing/unseal-parcel.ts'
import { bindTote } from './picking/bind-tote.ts'
import { confirmPick } from './picking/confirm-pick.ts'
import { parkPickTask } from './picking/park-pick-task.ts'
import { reversePick } from './picking/reverse-pick.ts'
import { shortPick } from './picking/short-pick.ts'
import { skipPick } from './picking/skip-pick.ts'
import { startPickTask } from './picking/start-pick-task.ts'
import { takeOverPickTask } from './picking/take-over-pick-task.ts'
import { undoPick } from './picking/undo-pick.ts'
import { saveProducts } from './products/save-products.ts'
import { changeClaimRules } from './set-up/change-claim-rules.ts'
import { changeSetting } from './set-up/change-setting.ts'
import { grantNumbers } from './set-up/grant-numbers.ts'
import { openWarehouse } from './set-up/open-warehouse.ts'
import { readmitStation } from './set-up/readmit-station.ts'
import { refillNumbers } from './set-up/refill-numbers.ts'
import { registerStation } from './set-up/register-station.ts'
import { removeStation } from './set-up/remove-station.ts'
import { renameStation } from './set-up/rename-station.ts'
import { setUpWarehouse } from './set-up/set-up-warehouse.ts'
import { shipOrder } from './shipping/ship-order.ts'
import { countBin } from './stock/count-bin.ts'
import { importStock } from './stock/import-stock.ts'
import { receiveStock } from './stock/receive-stock.ts'
import { changePin } from './users/change-pin.ts'
import { changePreferences } from './users/change-preferences.ts'
import { saveUser } from './users/save-user.ts'

/** Those that can be done again. */
const once = {
  setUpWarehouse,
  openWarehouse,
  registerStation,
  renameStation,
  removeStation,
  readmitStation,
  grantNumbers,
  refillNumbers,
  changeSetting,
  changeClaimRules,
  saveUserAccount: saveUser,
  changePreferences,
  changePin,
  placeOrder,
  cancelOrder,
  changeOrder,
  reviewReturn,
  releaseOrders,
  recallTask,
  grantClaims,
  releaseClaims,
  keepReleasedTasks,
  freeClaims,
  startPickTask,
  startUnclaimedTask,
  takeOverPickTask,
  parkPickTask,
  bindTote,
  confirmPick,
  undoPick,
  shortPick,
  skipPick,
  startPacking,
  openParcel,
  packItem,
  unpackItem,
  removeParcel,
  sealParcel,
  unsealParcel,
  shipOrder,
  settleCase,
  reportOutcome,
  snoozeCase,
  bringGoodsBack,
  recordDeparture,
  reallocateLine,
  reversePick,
  countBin,
  saveZones,
  saveLocations,
  saveBoxes,
  saveCarriers,
  saveProducts,
  saveCustomers,
  receiveStock,
  startImport,
  finishImport,
  importStock,
  importOrders,
  removeImported,
} as const

/** Every operation by its wire name. A name and its arguments are forever: test/contract holds their hash. */
export const operations = { ...once, redoOperation: redoOperation(once) } as const

export type Operations = typeof operations
export type OperationName = keyof Operations
export type OperationArgs<N extends OperationName> = Parameters<Operations[N]['run']>[1]
export type OperationValue<N extends OperationName> = ReturnType<Operations[N]['run']>
