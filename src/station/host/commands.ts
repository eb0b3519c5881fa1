import type { NightlyBackups } from '../../../db/nightly-backups.ts'
import type { UserId } from '../../core/model/ids.ts'
import { refuse } from '../../core/model/refusal.ts'
import { type Action, mayDo } from '../../core/model/roles.ts'
import type { CommandName, Commands } from '../../core/protocol/commands.ts'
import type { ArgsOf, ValueOf } from '../../core/protocol/query.ts'
import { reaches } from '../claims/claim-gate.ts'
import type { Station } from '../core/station.ts'
import type { PrintService } from '../printing/print-service.ts'
import { applyFix } from '../queries/case-evidence.ts'
import type { Attempts } from '../session/attempts.ts'
import { actorOf, type Person, personById, signedInUser } from '../session/people.ts'
import { hashPin } from '../session/pin-hash.ts'
import type { Sessions } from '../session/sessions.ts'
import { newPinHash, signIn } from '../session/sign-in.ts'
import type { Broadcast } from './broadcast.ts'
import type { Client } from './client.ts'
import { actionFor, mayHaveDocument } from './document-rights.ts'
import { type HouseLine, USUAL_SERVER_PORT } from './house-line.ts'
import { newId } from './new-id.ts'
import type { Pairing } from './pairing.ts'
import type { SetUp } from './set-up.ts'
import { succeeded } from './succeeded.ts'
import { isTimeZone } from './time-zone.ts'

/** Who gives a command. `person` is null only for those that are open to everyone. */
export interface Caller {
  readonly client: Client
  readonly person: Person | null
}

/** The function behind each command; one that is missing does not compile. */
export type CommandHandlers = {
  readonly [N in CommandName]: (
    args: ArgsOf<Commands[N]>,
    caller: Caller,
  ) => ValueOf<Commands[N]> | Promise<ValueOf<Commands[N]>>
}

export type ImportCommandName = 'upload' | 'previewImport' | 'runImport' | 'cancelImport' | 'undoImport'

interface CommandDeps {
  readonly station: Station
  readonly sessions: Sessions
  readonly attempts: Attempts
  readonly setUp: SetUp
  readonly pairing: Pairing
  readonly printing: PrintService
  readonly imports: Pick<CommandHandlers, ImportCommandName>
  readonly broadcast: Broadcast
  readonly randomBytes: (size: number) => Uint8Array
  readonly networkAddresses: () => readonly string[]
  readonly line: HouseLine
  readonly backups: Pick<NightlyBackups, 'run' | 'state'>
}

export function commandHandlers(deps: CommandDeps): CommandHandlers {
  const { station, sessions, attempts, pairing, printing, broadcast, randomBytes, line } = deps
  return {
    async setUp(args, { client }) {
      const userId = await deps.setUp.run(client, args)
      sessions.start(client.clientId, userId)
      return { user: signedInUser(personById(station.read, userId) ?? refuse('notSignedIn')) }
    },
    async joinHouse({ code, ...wish }, { client, person }) {
      if (deps.setUp.isNeeded() && !station.identity) deps.setUp.requireCode(client, code)
      else if (!mayDo(signedIn(person).roles, 'manageSettings'))
        refuse('notAllowed', { action: 'manageSettings' })
      return { house: await line.join(wish) }
    },
    hostHouse: ({ port }) => line.host({ host: '0.0.0.0', port: port ?? USUAL_SERVER_PORT }),
    offerJoin: ({ warehouseId }) => line.offerJoin(warehouseId),
    async becomeOwnStation({ name }) {
      await line.becomeOwn(name)
      return null
    },
    async switchWarehouse({ warehouseId }, { person }) {
      await line.switchWarehouse({ warehouseId, userId: signedIn(person).id })
      return null
    },
    async openWarehouse(fields, { person }) {
      if (!isTimeZone(fields.timeZone))
        refuse('badArguments', { path: 'timeZone', message: 'not a time zone' })
      const { id: userId } = signedIn(person)
      const id = newId<'warehouse'>(station.clock(), randomBytes)
      const { name, country } = fields
      const address = { name, lines: [], postcode: '', city: '', country }
      const warehouse = { id, ...fields, address }
      await line.askHouse({ userId, deed: { name: 'openWarehouse', args: { warehouse } } })
      return { warehouseId: id }
    },
    retryLine() {
      line.retry()
      return null
    },
    async backUpNow() {
      await deps.backups.run()
      const { problem } = deps.backups.state()
      return problem === null ? null : refuse('backupFailed', { problem })
    },
    async signIn(args, { client }) {
      return { user: await signIn({ read: station.read, sessions, attempts }, client, args) }
    },
    signOut(_args, { client }) {
      sessions.end(client.clientId)
      return null
    },
    // Every command keeps its person's session awake; this one does nothing else.
    stayAwake: () => null,
    async changeOwnPin(args, { client, person }) {
      const { id } = signedIn(person)
      const pinHash = await newPinHash({ read: station.read, attempts }, client, id, args)
      succeeded(station.do('changePin', { pinHash }, { userId: id }))
      return null
    },
    async saveUser({ pin, ...account }, { person }) {
      const pinHash = pin === null ? null : await hashPin(pin)
      const userId =
        account.userId === null ? newId<'user'>(station.clock(), randomBytes) : (account.userId as UserId)
      succeeded(
        station.do('saveUserAccount', { ...account, userId, pinHash }, { userId: signedIn(person).id }),
      )
      return { userId }
    },
    applyFix({ caseId, fix, note }, { person }) {
      const reachable = reaches(line.status().line)
      const ctx = { station, actor: actorOf(signedIn(person)), now: station.clock, reachable }
      return applyFix(ctx, caseId, fix, note)
    },
    offerPairing: () => ({ ...pairing.offer(), addresses: deps.networkAddresses() }),
    forgetHandheld({ handheldId }) {
      pairing.forget(handheldId)
      sessions.end(handheldId)
      broadcast.closeClient(handheldId)
      return null
    },
    ...deps.imports,
    async printDocument(args, { person }) {
      const { id, roles } = signedIn(person)
      const may = (action: Action): boolean => mayDo(roles, action)
      if (!mayHaveDocument(args.document, may)) refuse('notAllowed', { action: actionFor(args.document) })
      if (args.reprint && args.document === 'shippingLabel' && !may('reprint'))
        refuse('notAllowed', { action: 'reprint' })
      return { jobId: await printing.print(args, id) }
    },
    savePrinter: (args) => ({ printerId: printing.savePrinter(args) }),
    removePrinter({ printerId }) {
      printing.removePrinter(printerId)
      return null
    },
    async testPrinter({ printerId }, { person }) {
      return { jobId: await printing.test(printerId, signedIn(person).id) }
    },
    retryJob({ jobId }) {
      printing.retry(jobId)
      return null
    },
    settleJob({ jobId, word }) {
      printing.settle(jobId, word)
      return null
    },
  }
}

function signedIn(person: Person | null): Person {
  return person ?? refuse('notSignedIn')
}
