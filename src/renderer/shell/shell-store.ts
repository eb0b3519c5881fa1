import type { ReactNode } from 'react'
import { create } from 'zustand'

/** What the screen on show asks of the shell. */
interface ShellState {
  /** A task is on: the navigation is out of the way. */
  readonly inTask: boolean
  readonly help: ReactNode
  readonly helpOpen: boolean
  readonly navOpen: boolean
  readonly statusOpen: boolean
  readonly keysOpen: boolean
}

export const useShellStore = create<ShellState>(() => ({
  inTask: false,
  help: null,
  helpOpen: false,
  navOpen: false,
  statusOpen: false,
  keysOpen: false,
}))
