import { useEffect, useRef } from 'react'
import type { KeyPress } from '../scan/burst-detector.ts'
import { onTyped } from '../scan/keyboard.ts'

/** Keys that a person typed outside of text fields; a scan's characters never come here. For pads and grids. */
export function useTypedKeys(
  onKey: (press: KeyPress) => void,
  options: { readonly enabled?: boolean } = {},
): void {
  const { enabled = true } = options
  const latest = useRef(onKey)
  useEffect(() => {
    latest.current = onKey
  })
  useEffect(() => {
    if (!enabled) return
    return onTyped(({ press, inField }) => {
      if (!inField && !press.ctrl && !press.chord) latest.current(press)
    })
  }, [enabled])
}
