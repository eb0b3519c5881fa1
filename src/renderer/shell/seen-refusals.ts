import { create } from 'zustand'

/** Which notices were read on this screen. Of a session only: after a new sign-in they may be shown once more. */
interface SeenRefusals {
  readonly seen: ReadonlySet<string>
  readonly see: (opIds: readonly string[]) => void
}

const KEY = 'seenRefusals'
const MOST_KEPT = 200

export const useSeenRefusals = create<SeenRefusals>()((set, get) => ({
  seen: new Set(read()),
  see(opIds) {
    const seen = [...get().seen, ...opIds].slice(-MOST_KEPT)
    try {
      window.sessionStorage.setItem(KEY, JSON.stringify(seen))
    } catch {
      // Full or forbidden: they are read for this page at least.
    }
    set({ seen: new Set(seen) })
  },
}))

function read(): string[] {
  try {
    const kept = JSON.parse(window.sessionStorage.getItem(KEY) ?? '[]') as unknown
    return Array.isArray(kept) ? kept.map(String) : []
  } catch {
    return []
  }
}
