import { z } from 'zod'
import type { StationId, UserId, WarehouseId } from '../../model/ids.ts'
import type { Role } from '../../model/roles.ts'
import type { Theme } from '../../model/states.ts'
import type { Row } from '../../model/tables.ts'
import type { Language } from '../../model/units.ts'
import { query } from '../query.ts'

export interface UserView {
  readonly id: UserId
  readonly name: string
  readonly badgeCode: string | null
  readonly hasPin: boolean
  readonly roles: readonly Role[]
  readonly language: Language
  readonly theme: Theme
  readonly active: boolean
}

/** A printer as this station knows it. `file` writes each document into a folder. */
export interface PrinterView {
  readonly id: string
  readonly name: string
  readonly kind: 'zpl' | 'pdf'
  readonly transport: 'tcp' | 'file'
  readonly host: string | null
  readonly port: number | null
  readonly folder: string | null
  readonly dpi: 203 | 300
  readonly purpose: 'label' | 'document' | 'both'
  readonly state: 'ready' | 'waiting' | 'failed'
  readonly lastError: string | null
  readonly queued: number
}

export interface PrintJobView {
  readonly id: string
  readonly printerId: string
  readonly printerName: string
  readonly document: 'shippingLabel' | 'packingSlip' | 'pickList' | 'testLabel' | 'badge' | 'toteLabel'
  readonly title: string
  readonly orderId: string | null
  readonly parcelId: string | null
  readonly state: 'queued' | 'printing' | 'printed' | 'failed' | 'uncertain' | 'cancelled'
  readonly attempts: number
  readonly lastError: string | null
  /** The person's own wish for another copy; the first print has none. */
  readonly reprintOf: string | null
  readonly createdAt: string
  readonly printedAt: string | null
}

export interface HandheldView {
  readonly id: string
  readonly name: string
  readonly pairedAt: string
  readonly lastSeenAt: string
}

/** The nightly backups of this station, and of the server that it holds. */
export interface BackupView {
  readonly folder: string
  readonly newest: { readonly at: string; readonly bytes: number } | null
  /** False where the house's server has all of it. */
  readonly nightly: boolean
  /** Two nights were missed, or the last try failed: somebody should look. */
  readonly overdue: boolean
  readonly problem: string | null
}

export interface StationSettings {
  readonly stationName: string
  readonly prefix: string
  readonly dataFolder: string
  readonly databaseBytes: number
  readonly addresses: readonly string[]
  readonly boundToNetwork: boolean
  readonly printers: readonly PrinterView[]
  readonly handhelds: readonly HandheldView[]
  readonly backups: BackupView
  readonly numberBlocks: readonly { readonly kind: Row<'numberBlock'>['kind']; readonly left: number }[]
}

export interface SettingChange {
  readonly key: string
  readonly userName: string
  readonly at: string
}

export interface WarehouseView {
  readonly id: WarehouseId
  readonly code: string
  readonly name: string
  readonly timeZone: string
  /** The one that this station stands in. */
  readonly here: boolean
  readonly stations: number
}

export interface StationView {
  readonly id: StationId
  readonly name: string
  readonly prefix: string
  readonly warehouseName: string
  /** The one that is asked. */
  readonly here: boolean
  readonly holdsServer: boolean
  readonly removedAt: string | null
  readonly removedBy: string | null
  /** When the server last heard of it, and how many changes it has sent; null while the server cannot be asked. */
  readonly lastSeenAt: string | null
  readonly sentCount: number | null
}

export const settingsQueries = {
  users: query<readonly UserView[]>()(z.object({})),
  settings: query<Readonly<Record<string, unknown>>>()(z.object({})),
  /** Which settings a person has changed, the newest first. */
  settingChanges: query<readonly SettingChange[]>()(z.object({})),
  stations: query<{ readonly serverAsked: boolean; readonly stations: readonly StationView[] }>()(
    z.object({}),
  ),
  warehouses: query<readonly WarehouseView[]>()(z.object({})),
  stationSettings: query<StationSettings>()(z.object({})),
  printJobs: query<readonly PrintJobView[]>()(z.object({})),
  boxes: query<readonly Row<'box'>[]>()(z.object({})),
  locations: query<{ readonly rows: readonly Row<'location'>[]; readonly next: string | null }>()(
    z.object({
      kind: z.enum(['bin', 'tote']).default('bin'),
      search: z.string().max(60).default(''),
      after: z.string().max(400).nullable().default(null),
      limit: z.int().min(1).max(200).default(60),
    }),
  ),
}
