import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StationId, UserId, WarehouseId } from '../../core/model/ids.ts'
import { SYSTEM_USER } from '../../core/model/ids.ts'
import type { Role } from '../../core/model/roles.ts'
import { openStation, type Station } from '../core/station.ts'

/** A real station on a folder of its own, with a clock that the test moves. */
export class TestStation {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'entrepot-'))
  now = Date.parse('2026-11-22T08:00:00.000Z')
  station: Station

  constructor() {
    this.station = this.open()
  }

  readonly clock = (): Date => new Date(this.now)

  /** As after a restart of the process. */
  restart(): Station {
    this.station.close()
    this.station = this.open()
    return this.station
  }

  /** The warehouse with an administrator `u-admin`, with the PIN hash given. */
  setUp(pinHash: string): void {
    const address = { name: 'Main', lines: [], postcode: '', city: '', country: 'FR' }
    this.do('setUpWarehouse', {
      warehouse: {
        id: 'w1' as WarehouseId,
        code: 'MAIN',
        name: 'Main',
        timeZone: 'Europe/Paris',
        country: 'FR',
        currency: 'EUR',
        language: 'fr',
        address,
      },
      station: { id: 's1' as StationId, name: 'Bench 1', prefix: 'A' },
      administrator: { id: 'u-admin' as UserId, name: 'Ada', pinHash, badgeCode: null, language: 'fr' },
    })
  }

  addUser(
    id: string,
    name: string,
    roles: Role[],
    more: { badgeCode?: string; pinHash?: string; active?: boolean } = {},
  ): void {
    const { badgeCode = null, pinHash = null, active = true } = more
    this.do('saveUserAccount', {
      userId: id as UserId,
      name,
      roles,
      badgeCode,
      pinHash,
      language: 'en',
      active,
    })
  }

  do(name: Parameters<Station['do']>[0], args: unknown): void {
    const outcome = this.station.do(name, args as never, { userId: SYSTEM_USER })
    if (!outcome.ok) throw new Error(outcome.refusal.code)
  }

  dispose(): void {
    this.station.close()
    rmSync(this.dataDir, { recursive: true, force: true })
  }

  private open(): Station {
    return openStation({ dataDir: this.dataDir, clock: this.clock })
  }
}

/** The code of the refusal that a call ends in. */
export function refusalOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    return (error as { refusal?: { code: string } }).refusal?.code ?? String(error)
  }
  return 'none'
}
