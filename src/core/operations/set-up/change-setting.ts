import { z } from 'zod'
import type { Id } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import type { Tx } from '../../model/tx.ts'
import { changeSsccPrefix, DEMO_SSCC_PREFIX } from './number-blocks.ts'

/** Settings of the house: a closed list, each with the schema of its value and what holds until somebody changes it. */
export const settings = {
  /** The product is never inferred from the bin alone: both are scanned. */
  strictMode: { value: z.boolean(), otherwise: true },
  /** Minutes without a touch or a scan until a screen locks. */
  lockMinutes: { value: z.int().min(1).max(480), otherwise: 5 },
  /** The first start has asked to silence the scanner's own beep. */
  silenceScannerAsked: { value: z.boolean(), otherwise: false },
  /** The company's name on slips and labels; empty: the warehouse's. */
  slipCompany: { value: z.string().trim().max(200), otherwise: '' },
  /** Extension digit and GS1 company prefix. */
  ssccPrefix: { value: z.string().regex(/^\d{5,13}$/), otherwise: DEMO_SSCC_PREFIX },
  /** Tasks that a station of several keeps for its people ahead, for a time without a line. */
  claimsAhead: { value: z.int().min(0).max(200), otherwise: 20 },
  /** For how long. */
  claimHours: { value: z.int().min(1).max(72), otherwise: 8 },
  /** This house holds generated data. */
  demo: { value: z.boolean(), otherwise: false },
} as const

type Settings = typeof settings
export type SettingKey = keyof Settings
export type SettingValue<K extends SettingKey> = z.output<Settings[K]['value']>

export function settingOf<K extends SettingKey>(tx: Pick<Tx, 'get'>, key: K): SettingValue<K> {
  return readSetting(key, tx.get('setting', key as string as Id<'setting'>)?.value)
}

/** The value of a stored setting; what was never set, or cannot be read any more, is as if never changed. */
export function readSetting<K extends SettingKey>(key: K, stored: unknown): SettingValue<K> {
  const parsed = settings[key].value.safeParse(stored)
  return (parsed.success ? parsed.data : settings[key].otherwise) as SettingValue<K>
}

const argsOf = <K extends SettingKey>(key: K) =>
  z.object({ key: z.literal(key), value: settings[key].value as Settings[K]['value'] })

export const changeSetting = request('changeSetting', {
  permission: 'manageSettings',
  spaces: 'both',
  args: z.discriminatedUnion('key', [
    argsOf('strictMode'),
    argsOf('lockMinutes'),
    argsOf('silenceScannerAsked'),
    argsOf('slipCompany'),
    argsOf('ssccPrefix'),
    argsOf('demo'),
  ]),
  run(tx, a, op) {
    const id = a.key as string as Id<'setting'>
    const changed = { value: a.value, changedBy: op.userId, changedAt: op.at }
    if (tx.get('setting', id)) tx.update('setting', id, changed)
    else tx.insert('setting', { id, ...changed })
    if (a.key === 'ssccPrefix') changeSsccPrefix(tx, op, a.value)
  },
})
