// The station's token at rest: sealed by the system's keychain, which only this process reaches. What cannot be sealed or
// opened is answered by null, and the station falls back to a file that only its owner can read.
import { safeStorage } from 'electron'
import { type SealAnswer, SealRequest } from '../core/protocol/shell-messages.ts'

export async function answerSeal(message: unknown): Promise<SealAnswer | null> {
  const request = SealRequest.safeParse(message)
  if (!request.success) return null
  const { kind, id, text } = request.data
  try {
    return { kind: 'sealed', id, text: kind === 'seal' ? await seal(text) : await open(text) }
  } catch {
    return { kind: 'sealed', id, text: null }
  }
}

async function seal(text: string): Promise<string | null> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return null
  return (await safeStorage.encryptStringAsync(text)).toString('base64')
}

async function open(sealed: string): Promise<string | null> {
  return (await safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64'))).result
}
