import { create } from 'zustand'
import type { Action } from '../../core/model/roles.ts'
import type { Hello, SignedInUser } from '../../core/protocol/queries/session.ts'
import type { LineState, Trouble } from './client.ts'
import { station } from './station.ts'
import { queryStore } from './use-query.ts'

/**
 * Who is here and on which station, as the station says. Asked again whenever the line comes back; a person's name is
 * shown only as long as the station confirms the session.
 */
interface HelloState {
  readonly hello: Hello | null
  readonly trouble: Trouble | null
  readonly line: LineState
  /** The user's id of the session before, to return to the same step when the same person signs in again. */
  readonly lastUserId: string | null
}

export const useHelloStore = create<HelloState>(() => ({
  hello: null,
  trouble: null,
  line: station.line(),
  lastUserId: null,
}))

export async function refreshHello(): Promise<void> {
  const reply = await station.query('hello', {})
  if (reply.ok) applyHello(reply.value)
  else if (reply.refusal.code !== 'offline') useHelloStore.setState({ trouble: reply.refusal })
}

function applyHello(hello: Hello): void {
  const before = useHelloStore.getState()
  const previous = before.hello?.user?.id ?? before.lastUserId
  const now = hello.user?.id ?? null
  if (now && previous && previous !== now) queryStore.forgetAll()
  useHelloStore.setState({ hello, trouble: null, lastUserId: now ?? previous })
}

/** The session ended here: nothing of it stays on the screen. */
export function showLocked(): void {
  const { hello } = useHelloStore.getState()
  if (!hello?.user) return
  useHelloStore.setState({ hello: { ...hello, user: null }, lastUserId: hello.user.id })
}

export function startHello(): void {
  station.onLine((line) => {
    useHelloStore.setState({ line })
    if (line === 'open') void refreshHello()
  })
  station.on('locked', () => {
    showLocked()
    void refreshHello()
  })
  station.on('changed', (event) => {
    const relevant = ['user', 'setting', 'warehouse', 'station']
    if (event.tables.some((table) => relevant.includes(table))) void refreshHello()
  })
  if (station.line() === 'open') void refreshHello()
}

export function useHello(): Hello | null {
  return useHelloStore((state) => state.hello)
}

/** The person signed in. Screens are shown to signed-in people only, so they have one. */
export function useUser(): SignedInUser {
  const user = useHelloStore((state) => state.hello?.user)
  if (!user) throw new Error('a screen was shown without a session')
  return user
}

export function useMay(action: Action): boolean {
  return useHelloStore((state) => state.hello?.user?.actions.includes(action) ?? false)
}
