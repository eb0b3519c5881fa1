import { z } from 'zod'

/**
 * Why an operation did not happen. A closed union: each says what is true, with the data that a screen needs to say what
 * to do. The words are the screens' (key `refusal.<code>` in the translations; a test holds both lists against each other).
 */
const s = z.string()
const n = z.number()

const shapes = {
  // who
  notSignedIn: {},
  notAllowed: { action: s },
  badgeUnknown: {},
  wrongPin: { attemptsLeft: n },
  pinLocked: { untilAt: s },
  userInactive: { name: s },
  nameTaken: { name: s },
  codeTaken: { value: s },
  lastAdministrator: {},
  setUpAlready: {},
  wrongSetUpCode: {},
  notPaired: {},
  // the house's server
  serverUnreachable: { address: s },
  serverNotTrusted: { fingerprint: s },
  wrongJoinCode: {},
  serverHasHouse: {},
  noHouseYet: {},
  chooseWarehouse: { warehouses: s },
  codeOfOtherWarehouse: { warehouse: s },
  serverNeeded: {},
  ownStation: {},
  holdsServer: {},
  unsentWork: { count: n },
  notACopy: {},
  sameWarehouse: {},
  upgradeNeeded: { server: n, station: n },
  joinedAlready: { address: s },
  doneAlready: {},
  // anything
  diskFull: {},
  badArguments: { path: s, message: s },
  notFound: { what: s, id: s },
  // orders
  orderNumberTaken: { number: s },
  orderNotOpen: { number: s, status: s },
  orderAlreadyPicked: { number: s },
  noLines: {},
  skuUnknown: { sku: s },
  customerUnknown: { value: s },
  nothingAvailable: { number: s },
  notAllAvailable: { problems: z.array(z.object({ number: s, sku: s, wantedEach: n, availableEach: n })) },
  // picking
  taskTaken: { by: s },
  taskNotOpen: { status: s },
  taskNotYours: { by: s },
  taskNotClaimed: {},
  taskClaimedBy: { station: s, untilAt: s },
  claimEnded: { untilAt: s },
  wrongBin: { expected: s, scanned: s },
  wrongProduct: { expectedSku: s, expectedName: s, scannedSku: s, scannedName: s },
  caseInsteadOfUnit: { qtyEach: n, leftEach: n },
  tooMany: { leftEach: n, scannedEach: n },
  pickNotOpen: { status: s },
  lotDiffers: { expected: s, scanned: s },
  lotRequired: { sku: s },
  nothingToUndo: {},
  toteTaken: { value: s, orderNumber: s },
  notATote: { value: s },
  toteNeeded: {},
  picksOpen: { count: n },
  // scans
  codeUnknown: { value: s },
  otherOrdersItem: { sku: s, name: s },
  badCheckCharacter: { value: s },
  alreadyCounted: { sku: s, name: s },
  // packing
  notInOrder: { sku: s, name: s },
  notPicked: { sku: s, name: s },
  overPack: { sku: s, name: s, orderedEach: n },
  parcelSealed: { parcelNo: n },
  parcelEmpty: { parcelNo: n },
  parcelNotSealed: { parcelNo: n },
  notVerified: { leftEach: n },
  weightMissing: {},
  weightAboveBox: { weightGrams: n, maxWeightGrams: n },
  alreadyShipped: { number: s },
  outOfNumbers: { kind: s },
  numberNotGranted: { number: s },
  reasonNeeded: {},
  parcelsOpen: { count: n },
  // stock
  binUnknown: { value: s },
  notEnoughHere: { bin: s, sku: s, hereEach: n },
  binNotEmpty: { value: s },
  // import
  fileUnreadable: { problem: s },
  fileTooLarge: { bytes: n, maxBytes: n },
  columnsMissing: { fields: z.array(s) },
  importUndone: {},
  importInUse: { count: n },
  // devices
  printerUnknown: { name: s },
  jobAlreadyPrinted: {},
  backupFailed: { problem: s },
} as const satisfies Record<string, Record<string, z.ZodType> & { code?: never }>

export type RefusalCode = keyof typeof shapes
export const refusalCodes = Object.keys(shapes) as RefusalCode[]

/** The names of the data that a refusal carries: what its words may mention. */
export const refusalFields = (code: RefusalCode): readonly string[] => Object.keys(shapes[code])

type DataOf<C extends RefusalCode> = {
  [K in keyof (typeof shapes)[C]]: z.output<(typeof shapes)[C][K] & z.ZodType>
}
export type Refusal = { [C in RefusalCode]: { readonly code: C } & Readonly<DataOf<C>> }[RefusalCode]

export const Refusal = z
  .looseObject({ code: z.enum(refusalCodes as [RefusalCode, ...RefusalCode[]]) })
  .refine((value) => z.object(shapes[value.code]).safeParse(value).success, 'data of the refusal')
  .transform((value) => value as unknown as Refusal)

/** Thrown by `refuse`, caught where operations are run; never reaches a screen as an exception. */
export class RefusedError extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.name = 'RefusedError'
    this.refusal = refusal
  }
}

export function refuse<C extends RefusalCode>(
  code: C,
  ...data: keyof DataOf<C> extends never ? [] : [Readonly<DataOf<C>>]
): never {
  throw new RefusedError({ code, ...data[0] } as unknown as Refusal)
}
