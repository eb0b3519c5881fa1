import { z } from 'zod'
import type { RowProblem } from '../import/row-problem.ts'
import type { UnknownCountry } from '../import/row-reader.ts'
import { fixKeys } from '../inbox/fixes.ts'
import { CaseId, WarehouseId } from '../model/ids.ts'
import { Role } from '../model/roles.ts'
import { Language, LongText, ShortText } from '../model/units.ts'
import type { SignedInUser } from './queries/session.ts'
import { query } from './query.ts'

/**
 * What `do` understands besides operations: things of one station that are not data of the house (sessions, files that are
 * being imported, printers and their queue). They never leave the station.
 */
const Pin = z.string().regex(/^\d{4,12}$/)
const BadgeCode = z.string().trim().min(3).max(60)

/** What an import field is mapped from: the column's heading in the file. */
const Mapping = z.record(z.string().max(60), z.string().max(200).nullable())

export const ImportOptions = z.object({
  kind: z.enum(['orders', 'products', 'stock', 'customers']),
  mapping: Mapping,
  encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le']).nullable().default(null),
  decimal: z.enum(['auto', 'point', 'comma']).default('auto'),
  dateOrder: z.enum(['auto', 'dmy', 'mdy', 'ymd']).default('auto'),
  /** Of prices without one; ISO 4217. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .default(null),
  /** Stock in bins that the layout does not have: `auto` makes them only while the warehouse has no bins at all. */
  newBins: z.enum(['auto', 'create', 'reject']).default('auto'),
  /** Orders of products that the catalogue does not have. */
  newProducts: z.enum(['create', 'reject']).default('create'),
})
export type ImportOptions = z.output<typeof ImportOptions>

export interface RejectedRow {
  readonly line: number
  readonly reason: string
  readonly column: string | null
  readonly found: string | null
  /** The reason as a code with its data, which a screen says in the person's language. */
  readonly problem?: RowProblem
}

export interface ImportPreview {
  readonly fileId: string
  readonly fileName: string
  readonly kind: ImportOptions['kind']
  readonly encoding: string
  readonly columns: readonly string[]
  readonly mapping: Readonly<Record<string, string | null>>
  readonly fields: readonly { readonly key: string; readonly required: boolean }[]
  readonly missing: readonly string[]
  readonly sample: readonly (readonly string[])[]
  readonly rowCount: number
  readonly decimal: 'point' | 'comma'
  readonly dateOrder: 'dmy' | 'mdy' | 'ymd' | 'serial'
  readonly counts: {
    readonly new: number
    readonly changed: number
    readonly skipped: number
    readonly rejected: number
  }
  readonly rejected: readonly RejectedRow[]
  readonly unknownCountries: readonly UnknownCountry[]
  readonly importedBefore: { readonly at: string } | null
}

export interface ImportReport {
  readonly importId: string
  /** A person stopped it; what was written until then stays. */
  readonly cancelled: boolean
  readonly created: Readonly<Record<string, number>>
  readonly updated: Readonly<Record<string, number>>
  readonly skipped: number
  readonly rejected: readonly RejectedRow[]
  /** Written, with the country as unknown. */
  readonly unknownCountries: readonly UnknownCountry[]
}

/** What a person types at the station that joins. */
export interface JoinOffer {
  readonly code: string
  readonly until: string
  readonly addresses: readonly string[]
  readonly fingerprint: string | null
}

export const commands = {
  // first start and sessions
  setUp: query<{ readonly user: SignedInUser }>()(
    z.object({
      code: z.string().max(40).nullable(),
      language: Language,
      administrator: z.object({ name: ShortText, pin: Pin, badgeCode: BadgeCode.nullable().default(null) }),
      warehouse: z.object({
        name: ShortText,
        code: z
          .string()
          .trim()
          .regex(/^[A-Z0-9]{2,8}$/),
        country: z.string().regex(/^[A-Z]{2}$/),
        currency: z.string().regex(/^[A-Z]{3}$/),
        timeZone: z.string().max(60),
      }),
      station: z.object({ name: ShortText }),
      start: z.enum(['demo', 'empty']),
    }),
  ),
  /** Joins a server: as a new station, on an empty data folder; or with the house that this station has. */
  joinHouse: query<{ readonly house: 'new' | 'existing' | 'own' }>()(
    z.object({
      /** The set-up code, before the house has an administrator. */
      code: z.string().max(40).nullable().default(null),
      address: z.string().trim().min(1).max(300),
      joinCode: z.string().trim().min(1).max(40),
      /** The fingerprint of a certificate that no authority has signed. */
      pin: z.string().trim().max(200).nullable().default(null),
      warehouse: z.string().trim().max(20).nullable().default(null),
      stationName: ShortText,
    }),
  ),
  /** Lets other stations join this one: its server starts, and goes on after a restart. */
  hostHouse: query<JoinOffer>()(z.object({ port: z.int().min(1).max(65535).nullable().default(null) })),
  /** A code by which one more station may join the house of this one, in the warehouse that is named or in this one. */
  offerJoin: query<JoinOffer>()(z.object({ warehouseId: WarehouseId.nullable().default(null) })),
  /** Of a station whose data folder is a copy: it is one of its own from now on, and sends what only it has. */
  becomeOwnStation: query<null>()(z.object({ name: ShortText })),
  /** Sends everything, then moves this station to another warehouse and loads that. */
  switchWarehouse: query<null>()(z.object({ warehouseId: WarehouseId })),
  /** Another warehouse of this organisation: the server makes it, so it must be reached. */
  openWarehouse: query<{ readonly warehouseId: string }>()(
    z.object({
      code: z
        .string()
        .trim()
        .regex(/^[A-Z0-9]{2,8}$/),
      name: ShortText,
      country: z.string().regex(/^[A-Z]{2}$/),
      currency: z.string().regex(/^[A-Z]{3}$/),
      timeZone: z.string().max(60),
      language: Language,
    }),
  ),
  /** Sends and asks now, instead of when the back-off ends. */
  retryLine: query<null>()(z.object({})),
  /** Makes a backup of this station, and of the server that it holds, now instead of at night. */
  backUpNow: query<null>()(z.object({})),
  signIn: query<{ readonly user: SignedInUser }>()(
    z.union([z.object({ badge: BadgeCode }), z.object({ userId: z.string(), pin: Pin })]),
  ),
  signOut: query<null>()(z.object({})),
  /** A touch or a scan happened: the lock's clock starts again. */
  stayAwake: query<null>()(z.object({})),
  changeOwnPin: query<null>()(z.object({ oldPin: Pin.nullable(), newPin: Pin })),
  /** PINs are hashed at the station, so that they never become an argument of an operation. */
  saveUser: query<{ readonly userId: string }>()(
    z.object({
      userId: z.string().nullable(),
      name: ShortText,
      roles: z.array(Role).min(1),
      badgeCode: BadgeCode.nullable(),
      pin: Pin.nullable(),
      language: Language,
      active: z.boolean(),
    }),
  ),
  /** A supervisor's answer to a case: the operations that it consists of are done one after the other. */
  applyFix: query<null>()(z.object({ caseId: CaseId, fix: z.enum(fixKeys), note: LongText.default('') })),
  // handhelds
  /** Shows a code that pairs one more handheld; only once, for ten minutes. */
  offerPairing: query<{
    readonly code: string
    readonly until: string
    readonly addresses: readonly string[]
  }>()(z.object({})),
  forgetHandheld: query<null>()(z.object({ handheldId: z.string() })),
  // files
  upload: query<{ readonly fileId: string }>()(
    z.object({
      fileId: z.string().max(60).nullable(),
      fileName: z.string().max(300),
      base64: z.string().max(2_000_000),
      last: z.boolean(),
    }),
  ),
  previewImport: query<ImportPreview>()(
    z.object({ fileId: z.string().max(60), options: ImportOptions.partial({ mapping: true }) }),
  ),
  runImport: query<ImportReport>()(z.object({ fileId: z.string().max(60), options: ImportOptions })),
  cancelImport: query<null>()(z.object({ fileId: z.string().max(60) })),
  undoImport: query<{ readonly removed: number; readonly kept: number }>()(
    z.object({ importId: z.string() }),
  ),
  // printing
  printDocument: query<{ readonly jobId: string }>()(
    z.object({
      document: z.enum(['packingSlip', 'shippingLabel', 'pickList', 'badge', 'toteLabel']),
      orderId: z.string().nullable().default(null),
      parcelId: z.string().nullable().default(null),
      userId: z.string().nullable().default(null),
      code: z.string().max(60).nullable().default(null),
      printerId: z.string().nullable().default(null),
      reprint: z.boolean().default(false),
    }),
  ),
  savePrinter: query<{ readonly printerId: string }>()(
    z.object({
      printerId: z.string().nullable(),
      name: ShortText,
      kind: z.enum(['zpl', 'pdf']),
      transport: z.enum(['tcp', 'file']),
      host: z.string().trim().max(200).nullable(),
      port: z.int().min(1).max(65535).nullable(),
      folder: z.string().trim().max(500).nullable(),
      dpi: z.union([z.literal(203), z.literal(300)]),
      purpose: z.enum(['label', 'document', 'both']),
    }),
  ),
  removePrinter: query<null>()(z.object({ printerId: z.string() })),
  testPrinter: query<{ readonly jobId: string }>()(z.object({ printerId: z.string() })),
  retryJob: query<null>()(z.object({ jobId: z.string() })),
  /** A person has looked: it came out (`printed`), or it did not and may be sent again (`again`). */
  settleJob: query<null>()(z.object({ jobId: z.string(), word: z.enum(['printed', 'again', 'cancel']) })),
}

export type Commands = typeof commands
export type CommandName = keyof Commands
