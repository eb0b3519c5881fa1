import { isIP } from 'node:net'
import { connect } from 'node:tls'
import type { StationId, WarehouseId } from '../../core/model/ids.ts'
import { refuse } from '../../core/model/refusal.ts'
import { GENERATION } from '../../core/protocol/generation.ts'
import { SYNC_PROTOCOL } from '../../core/protocol/sync.ts'
import { JoinAnswer, type JoinRequest, syncPaths } from '../../core/protocol/sync-http.ts'
import { ServerProblemError, StrangeAnswerError, WrongCertificateError } from './line-errors.ts'
import { plainPin, shownPin } from './pinned-agent.ts'
import { serverClient } from './server-client.ts'

/**
 * Exchanges a code that a person typed for a station's identity and token. Whether the server can be trusted is settled
 * before the code goes out: by the system's trust, or by a fingerprint that the person has compared.
 */
export interface JoinWish {
  readonly address: string
  readonly joinCode: string
  readonly pin: string | null
  readonly warehouse: string | null
  readonly stationName: string
  /** What this station is already. */
  readonly station: { readonly stationId: StationId; readonly warehouseId: WarehouseId } | null
}

export interface Joined {
  readonly address: string
  /** The whole fingerprint, also where the person typed a part of it. */
  readonly pin: string | null
  readonly answer: JoinAnswer
}

export async function askToJoin(wish: JoinWish, clock: () => Date): Promise<Joined> {
  const address = serverAddress(wish.address)
  const pin = wish.pin === null || wish.pin === '' ? null : plainPin(wish.pin)
  if (pin === null && wish.pin) refuse('badArguments', { path: 'pin', message: 'not a fingerprint' })
  const client = serverClient({ address, pin, token: null })
  const request: JoinRequest = {
    protocol: SYNC_PROTOCOL,
    code: wish.joinCode,
    stationName: wish.stationName,
    warehouse: wish.warehouse,
    station: wish.station,
  }
  try {
    const whole = pin === null ? null : ((await shownBy(address)) ?? pin)
    const answer = JoinAnswer.safeParse(await client.post(syncPaths.join, request))
    if (!answer.success) throw new StrangeAnswerError('the answer is not of this protocol')
    return { address, pin: whole?.startsWith(pin ?? '') ? whole : pin, answer: answer.data }
  } catch (error) {
    return await whyNot(error, address, clock)
  } finally {
    client.close()
  }
}

/** The origin of a server. Without TLS only on this machine: the code and the token would go over the wire for all to read. */
export function serverAddress(typed: string): string {
  const url = URL.parse(/^https?:\/\//i.test(typed) ? typed : `https://${typed}`)
  if (!url?.hostname || (url.pathname !== '/' && url.pathname !== ''))
    return refuse('badArguments', { path: 'address', message: 'not the address of a server' })
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol === 'http:' && !here)
    return refuse('badArguments', {
      path: 'address',
      message: 'a server on another machine is reached by https://',
    })
  return url.origin
}

async function whyNot(error: unknown, address: string, clock: () => Date): Promise<never> {
  if (error instanceof ServerProblemError) {
    const { problem, warehouses = [], protocol = 0, generation } = error.problem
    const untilAt = new Date(clock().getTime() + (error.retryAfterMs ?? 0)).toISOString()
    if (problem === 'wrongCode') refuse('wrongJoinCode')
    if (problem === 'tooManyAttempts') refuse('pinLocked', { untilAt })
    if (problem === 'houseExists') refuse('serverHasHouse')
    if (problem === 'noHouse') refuse('noHouseYet')
    if (problem === 'codeOfOther') refuse('codeOfOtherWarehouse', { warehouse: warehouses[0]?.name ?? '' })
    if (problem === 'upgradeNeeded' && generation !== undefined)
      refuse('upgradeNeeded', { server: generation, station: GENERATION })
    if (problem === 'upgradeNeeded') refuse('upgradeNeeded', { server: protocol, station: SYNC_PROTOCOL })
    if (problem === 'chooseWarehouse')
      refuse('chooseWarehouse', {
        warehouses: warehouses.map(({ code, name }) => `${code} (${name})`).join(', '),
      })
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (error instanceof WrongCertificateError || /CERT|SELF_SIGNED|ALTNAME|VERIFY/.test(code)) {
    const fingerprint = await shownBy(address)
    if (fingerprint !== null) refuse('serverNotTrusted', { fingerprint: shownPin(fingerprint) })
  }
  return refuse('serverUnreachable', { address })
}

/** The fingerprint of the certificate that is shown at this address, whoever shows it. Nothing is sent there. */
function shownBy(address: string): Promise<string | null> {
  const { hostname, port, protocol } = new URL(address)
  if (protocol !== 'https:') return Promise.resolve(null)
  const host = hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port: Number(port || 443),
      rejectUnauthorized: false,
      ...(isIP(host) === 0 && { servername: host }),
    })
    const answer = (fingerprint: string | null): void => {
      resolve(fingerprint)
      socket.destroy()
    }
    socket.setTimeout(5000, () => answer(null))
    socket.once('error', () => answer(null))
    socket.once('secureConnect', () =>
      answer(socket.getPeerX509Certificate()?.fingerprint256.replaceAll(':', '') ?? null),
    )
  })
}
