import type { FastifyInstance } from 'fastify'
import { CONTENT_SECURITY_POLICY } from '../../core/protocol/host-http.ts'
import { isOwnHostHeader } from './network-names.ts'

/** What holds for every request: asked for by our own name, from our own pages only, and answered with the same strict headers. */
const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
} as const

export function guardRequests(app: FastifyInstance, boundTo: string, port: () => number): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS)
    const { host, origin } = request.headers
    if (!isOwnHostHeader(host, port(), boundTo))
      return reply.code(421).send('This is not the host that was asked for.')
    // Browsers send it with every WebSocket and every POST; what has none is no page.
    if (origin !== undefined && origin !== `http://${host}`)
      return reply.code(403).send('Only from the console itself.')
  })
}
