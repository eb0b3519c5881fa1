import type { Database } from 'better-sqlite3'
import type { SerialBlock, SpentSerials } from '../../core/model/serials.ts'

/**
 * What this station has ever taken out of its blocks. Written in the transaction of the operation that takes it, and never given
 * back: the label may be printed, whatever the server says of the operation later.
 */
export function spentSerials(db: Database): SpentSerials {
  const find = db.prepare<[string], { serial: number }>('select "serial" from "spentSerial" where "id" = ?')
  const put = db.prepare(
    'insert into "spentSerial" ("id", "serial") values (?, ?) on conflict ("id") do update set "serial" = max("serial", excluded."serial")',
  )
  return {
    of: (block) => find.get(keyOf(block))?.serial ?? 0,
    spend: (block, serial) => void put.run(keyOf(block), serial),
  }
}

/** By its range and not by its id: the operation that granted a block may come to grant another one when it runs again. */
const keyOf = ({ kind, prefix, lastSerial }: SerialBlock): string => `${kind}|${prefix}|${lastSerial}`
