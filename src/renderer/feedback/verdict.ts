import { create } from 'zustand'
import { signal, type VerdictKind } from './sounds.ts'

/**
 * The verdict on the last scan: seen, heard and felt at the same moment. It stays until the next one takes its place; a
 * wrong scan is cleared by the next right one, never by a click that a glove has to aim at.
 */
export interface Verdict {
  readonly kind: VerdictKind
  readonly title: string
  readonly detail?: string | undefined
  /** Grows with each verdict, so that two equal ones in a row are seen as two. */
  readonly serial: number
}

interface VerdictState {
  readonly verdict: Verdict | null
  /** Wrong and unknown scans in a row; the third opens help. */
  readonly wrongInARow: number
  readonly show: (verdict: Omit<Verdict, 'serial'>) => void
  readonly clear: () => void
}

let serial = 0

export const useVerdict = create<VerdictState>((set) => ({
  verdict: null,
  wrongInARow: 0,
  show(verdict) {
    signal(verdict.kind)
    serial += 1
    const wrong = verdict.kind === 'wrong' || verdict.kind === 'unknown'
    set((state) => ({
      verdict: { ...verdict, serial },
      wrongInARow: wrong ? state.wrongInARow + 1 : verdict.kind === 'repeated' ? state.wrongInARow : 0,
    }))
  },
  clear: () => set({ verdict: null, wrongInARow: 0 }),
}))
