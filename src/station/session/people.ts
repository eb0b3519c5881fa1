import type { UserId } from '../../core/model/ids.ts'
import { actions, mayDo, type Role } from '../../core/model/roles.ts'
import type { Row } from '../../core/model/tables.ts'
import type { SignedInUser } from '../../core/protocol/queries/session.ts'
import type { ReadDb } from '../core/read-db.ts'

/** People as the sign-in sees them. */
export type Person = Omit<Row<'user'>, 'badgeCode'>

const SELECT = 'select "id", "name", "roles", "language", "theme", "active", "pinHash" from "user"'

export function personById(read: ReadDb, id: string): Person | null {
  return personOf(read.get<Stored>(`${SELECT} where "id" = ?`, id))
}

export function personByBadge(read: ReadDb, badge: string): Person | null {
  return personOf(read.get<Stored>(`${SELECT} where "badgeCode" = ?`, badge.toUpperCase()))
}

export function hasAdministrator(read: ReadDb): boolean {
  return read
    .all<{ roles: string }>('select "roles" from "user" where "active" = 1')
    .some((user) => (JSON.parse(user.roles) as Role[]).includes('administrator'))
}

/** As a query and an answer to a case know them. */
export function actorOf({ id, roles }: Person) {
  return { userId: id, roles, actions: actions.filter((action) => mayDo(roles, action)) }
}

export function signedInUser(person: Person): SignedInUser {
  const { id, name, roles, language, theme } = person
  return { id, name, roles, actions: actions.filter((action) => mayDo(roles, action)), language, theme }
}

interface Stored extends Omit<Person, 'roles' | 'active' | 'id'> {
  readonly id: string
  readonly roles: string
  readonly active: number
}

function personOf(row: Stored | undefined): Person | null {
  return row
    ? { ...row, id: row.id as UserId, roles: JSON.parse(row.roles) as Role[], active: row.active === 1 }
    : null
}
