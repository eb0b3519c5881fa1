import { hostname, networkInterfaces } from 'node:os'
import { isLoopback } from './options.ts'

/**
 * Under which names this host may be asked for. A browser that was led here by a foreign name (DNS rebinding) sends that
 * name along, and is refused.
 */
function addressesOfMachine(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return all.filter((one) => !one.internal && one.family === 'IPv4').map((one) => one.address)
}

export function isOwnHostHeader(
  header: string | undefined,
  port: number,
  boundTo: string,
  machine = ownNames,
): boolean {
  if (header === undefined) return false
  const asked = header.toLowerCase()
  const names = ['127.0.0.1', 'localhost', '[::1]', ...(isLoopback(boundTo) ? [] : machine(boundTo))]
  return names.some((name) => asked === `${name}:${port}` || (port === 80 && asked === name))
}

function ownNames(boundTo: string): string[] {
  const name = hostname().toLowerCase()
  const listed = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  const addresses = listed.map((one) => (one.family === 'IPv6' ? `[${one.address}]` : one.address))
  return [boundTo.toLowerCase(), name, `${name}.local`, ...addresses]
}

/** The addresses of a server in this station, to type into another one. */
export function serverAddresses(boundTo: string, port: number): string[] {
  const everywhere = boundTo === '0.0.0.0' || boundTo === '::'
  const found = everywhere ? addressesOfMachine() : [boundTo]
  return (found.length > 0 ? found : ['127.0.0.1']).map(
    (address) => `https://${address.includes(':') ? `[${address}]` : address}:${port}`,
  )
}

/** The addresses to type into a handheld; none where only this machine is listened to. */
export function handheldAddresses(boundTo: string, port: number): string[] {
  if (isLoopback(boundTo)) return []
  const everywhere = boundTo === '0.0.0.0' || boundTo === '::'
  return (everywhere ? addressesOfMachine() : [boundTo]).map(
    (address) => `http://${address.includes(':') ? `[${address}]` : address}:${port}/`,
  )
}
