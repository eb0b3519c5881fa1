import { SealAnswer, type SealRequest } from '../../core/protocol/shell-messages.ts'
import type { Sealer } from './secret-box.ts'

/** The system's keychain, asked for through the Electron shell: every question is answered once, or the shell is gone with us. */
export function shellSealer(
  post: (request: SealRequest) => void,
): Sealer & { hear(message: unknown): boolean } {
  const waiting = new Map<number, (text: string | null) => void>()
  let nextId = 1
  const ask = (kind: SealRequest['kind'], text: string): Promise<string | null> =>
    new Promise((resolve) => {
      const id = nextId++
      waiting.set(id, resolve)
      post({ kind, id, text })
    })
  return {
    seal: (text) => ask('seal', text),
    open: (sealed) => ask('open', sealed),
    /** @returns whether the message was meant for here. */
    hear(message) {
      const answer = SealAnswer.safeParse(message)
      if (!answer.success) return false
      waiting.get(answer.data.id)?.(answer.data.text)
      waiting.delete(answer.data.id)
      return true
    },
  }
}
