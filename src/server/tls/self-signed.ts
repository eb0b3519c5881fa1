import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isIP } from 'node:net'

/**
 * A certificate for a house that has none of its own: an X.509 version 3 certificate on P-256, signed by itself. Stations do
 * not trust it by its name but by its fingerprint, which the person who lets them join tells them.
 */
export interface KeyAndCertificate {
  readonly key: string
  readonly cert: string
}

const YEARS = 20
const ECDSA_SHA256 = Buffer.from('06082a8648ce3d040302', 'hex')
const COMMON_NAME = Buffer.from('0603550403', 'hex')
const ALT_NAME = Buffer.from('0603551d11', 'hex')

export function selfSigned(commonName: string, names: readonly string[], now: Date): KeyAndCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(ECDSA_SHA256)
  const name = sequence(set(sequence(COMMON_NAME, tagged(0x0c, Buffer.from(commonName, 'utf8')))))
  const until = new Date(now)
  until.setUTCFullYear(now.getUTCFullYear() + YEARS)
  // A clock that is slow by a day must not refuse the certificate.
  const from = new Date(now.getTime() - 24 * 60 * 60_000)
  const serial = randomBytes(16)
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40
  const body = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, serial),
    algorithm,
    name,
    sequence(time(from), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(sequence(ALT_NAME, tagged(0x04, sequence(...names.map(alternative)))))),
  )
  const certificate = sequence(body, algorithm, bits(sign('sha256', body, privateKey)))
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert: pem(certificate) }
}

function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content])
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length])
  if (length < 0x100) return Buffer.from([0x81, length])
  return Buffer.from([0x82, length >> 8, length & 0xff])
}

const sequence = (...parts: readonly Buffer[]): Buffer => tagged(0x30, ...parts)
const set = (...parts: readonly Buffer[]): Buffer => tagged(0x31, ...parts)
const bits = (content: Buffer): Buffer => tagged(0x03, Buffer.from([0]), content)

function time(at: Date): Buffer {
  const digits = `${at.toISOString().replace(/\D/g, '').slice(0, 14)}Z`
  // The standard wants two digits of the year until 2049, and four from then on.
  return at.getUTCFullYear() < 2050
    ? tagged(0x17, Buffer.from(digits.slice(2), 'latin1'))
    : tagged(0x18, Buffer.from(digits, 'latin1'))
}

function alternative(name: string): Buffer {
  const family = isIP(name)
  if (family === 4) return tagged(0x87, Buffer.from(name.split('.').map(Number)))
  return family === 6 ? tagged(0x87, ipv6(name)) : tagged(0x82, Buffer.from(name, 'latin1'))
}

function ipv6(address: string): Buffer {
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::')
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'))
  const first = groups(head)
  const last = groups(tail ?? '')
  const zeros = tail === undefined ? 0 : 8 - first.length - last.length
  const all = [...first, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...last]
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex')
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
