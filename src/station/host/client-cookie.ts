import type { FastifyReply, FastifyRequest } from 'fastify'
import { clientIdOf } from './pairing.ts'

/**
 * The cookie by which a browser is known: a random token that no script can read. Cookies do not know ports, so each
 * station on a machine has a name of its own.
 */
const TOKEN = /^[\w-]{43}$/
const KEEP_SECONDS = 400 * 24 * 3600

export const cookieName = (port: number): string => `entrepot-${port}`

export function clientIdIn(request: FastifyRequest, port: number): string | null {
  const token = request.cookies[cookieName(port)]
  return token !== undefined && TOKEN.test(token) ? clientIdOf(token) : null
}

export function setClientCookie(reply: FastifyReply, port: number, token: string): void {
  reply.setCookie(cookieName(port), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    maxAge: KEEP_SECONDS,
  })
}
