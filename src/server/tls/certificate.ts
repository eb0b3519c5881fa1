import { X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname, networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { type KeyAndCertificate, selfSigned } from './self-signed.ts'

/** The certificate that the house was given, or one that it makes for itself once and keeps. */
export function ownCertificate(dataDir: string, now: Date): KeyAndCertificate {
  const keyFile = join(dataDir, 'server-key.pem')
  const certFile = join(dataDir, 'server-cert.pem')
  if (existsSync(keyFile) && existsSync(certFile)) return readCertificate(certFile, keyFile)
  const listed = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  const addresses = listed.filter((one) => one.family === 'IPv4').map((one) => one.address)
  const made = selfSigned('Entrepot', [...new Set(['localhost', hostname(), '127.0.0.1', ...addresses])], now)
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(keyFile, made.key, { mode: 0o600 })
  writeFileSync(certFile, made.cert)
  return made
}

export function readCertificate(certFile: string, keyFile: string): KeyAndCertificate {
  return { cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') }
}

/** What a station is told to trust. */
export function fingerprintOf({ cert }: Pick<KeyAndCertificate, 'cert'>): string {
  return new X509Certificate(cert).fingerprint256
}
