import { useEffect, useRef } from 'react'
import type { KeyPress } from '../scan/burst-detector.ts'
import { onTyped } from '../scan/keyboard.ts'
import { chordName, matchTyped } from './shortcut-match.ts'

/**
 * Keys of a screen. Names: `F4`, `Escape`, `Enter`, `ArrowDown`, `Ctrl+K`, `Ctrl+Enter` act at once, also inside a field;
 * `j`, `/`, `?` and sequences such as `g o` are letters: they act only outside fields and only when a person typed them,
 * never out of a scan. The screen mounted last wins.
 */
export type Shortcuts = Readonly<Record<string, () => void>>

const layers: { readonly current: Shortcuts }[] = []
let typedBefore = ''

function press(name: string): boolean {
  for (const layer of [...layers].reverse()) {
    const run = layer.current[name]
    if (!run) continue
    run()
    return true
  }
  return false
}

function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return
  const name = chordName(event)
  // Enter on a button or link is the button's; arrows and Escape in a field stay with the field's own handling first.
  if (!name || (name === 'Enter' && isActionable(event.target))) return
  if ((name.startsWith('Arrow') || name === 'Enter') && isEditing(event.target)) return
  if (press(name)) event.preventDefault()
}

function onTypedKey(typed: KeyPress) {
  const names = layers.flatMap((layer) => Object.keys(layer.current))
  const match = matchTyped(names, typedBefore, typed.key)
  typedBefore = match.remember
  if (match.name) press(match.name)
}

let started = false
function start() {
  if (started) return
  started = true
  window.addEventListener('keydown', onKeyDown)
  onTyped(({ press: typed, inField }) => {
    if (!inField && !typed.ctrl && !typed.chord && !typed.repeat) onTypedKey(typed)
  })
}

export function useShortcuts(shortcuts: Shortcuts, options: { readonly enabled?: boolean } = {}): void {
  const { enabled = true } = options
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  useEffect(() => {
    if (!enabled) return
    start()
    layers.push(latest)
    return () => void layers.splice(layers.lastIndexOf(latest), 1)
  }, [enabled])
}

function isActionable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('button, a[href], [role="button"], [role="option"], summary') !== null
  )
}

function isEditing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [role="listbox"], [role="menu"], [contenteditable]') !== null
  )
}
