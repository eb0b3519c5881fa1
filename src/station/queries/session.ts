import type { Row } from '../../core/model/tables.ts'
import type { sessionQueries } from '../../core/protocol/queries/session.ts'
import type { Implementations } from './query-context.ts'
import { refusedHere } from './refused-here.ts'

/** What the sign-in shows. `hello` and `status` tell of the host itself, which answers them. */
export const sessionAnswers: Pick<Implementations<typeof sessionQueries>, 'signInNames' | 'refusals'> = {
  refusals: refusedHere,
  signInNames({ station }) {
    const users = station.read.all<Pick<Row<'user'>, 'id' | 'name'> & { roles: string }>(
      `select "id", "name", "roles" from "user" where "active" = 1 and "pinHash" is not null order by "name" collate nocase`,
    )
    return users.map((user) => ({ ...user, roles: JSON.parse(user.roles) as Row<'user'>['roles'] }))
  },
}
