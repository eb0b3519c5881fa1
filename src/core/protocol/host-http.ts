import { z } from 'zod'
import { ShortText } from '../model/units.ts'

/**
 * What a browser says to the headless host outside of the WebSocket. Only the host can set the cookie in which a handheld
 * keeps its token (HttpOnly), so pairing is a plain request.
 */
export const API_PATH = '/api'
export const PAIR_PATH = '/pair'

/**
 * `POST /pair` as JSON. 200 with `{ok: true}` and the cookie: open the WebSocket anew. 4xx with `{ok: false, refusal}`:
 * `wrongSetUpCode` when the code is wrong or used, `pinLocked` after too many attempts.
 */
export const PairRequest = z.object({ code: z.string().trim().max(40), name: ShortText })
export type PairRequest = z.output<typeof PairRequest>

/** What a page of the console may load and talk to, in a window of Electron and in a browser alike. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "media-src 'self' data: blob:",
  "connect-src 'self'",
  // Previews of documents are PDFs that the page itself holds.
  "frame-src 'self' blob:",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
