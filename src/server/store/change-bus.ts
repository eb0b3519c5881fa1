import type { SpaceName } from '../../core/model/spaces.ts'

type Listener = (spaces: readonly SpaceName[]) => void

/** Tells who listens that spaces have moved. */
export function changeBus() {
  const listeners = new Set<Listener>()
  return {
    on(listener: Listener): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell(spaces: readonly SpaceName[]): void {
      for (const listener of listeners) listener(spaces)
    },
  }
}
