// A keyboard-wedge scanner on a browser's page: the keys of a code and Enter, whatever has the focus. Each key carries the
// time at which the scanner sent it, as it does from a real keyboard's driver: a busy test machine delivers keys late, but
// it does not make a scanner type like a person.
import type { Page } from '@playwright/test'

export type Scan = (code: string) => Promise<void>

/** Between two keys of a USB scanner. */
const KEY_MS = 2

export async function wedge(page: Page): Promise<Scan> {
  const keyboard = await page.context().newCDPSession(page)
  let sentMs = 0
  return async (code) => {
    sentMs = Math.max(Date.now(), sentMs)
    const strokes = [...[...code].flatMap((character) => strokesOf(keyOf(character))), ...pressOf(ENTER)]
    // Handed over all at once, in their order.
    await Promise.all(
      strokes.map((stroke) => {
        if (stroke.type !== 'keyUp') sentMs += KEY_MS
        return keyboard.send('Input.dispatchKeyEvent', { ...stroke, timestamp: sentMs / 1000 })
      }),
    )
  }
}

interface Key {
  readonly key: string
  readonly code: string
  readonly text: string
  readonly keyCode: number
  readonly shift: boolean
}

const ENTER: Key = { key: 'Enter', code: 'Enter', text: '\r', keyCode: 13, shift: false }
const SHIFT: Key = { key: 'Shift', code: 'ShiftLeft', text: '', keyCode: 16, shift: false }

function strokesOf(key: Key): Stroke[] {
  return key.shift
    ? [strokeOf('rawKeyDown', { ...SHIFT, shift: true }), ...pressOf(key), strokeOf('keyUp', SHIFT)]
    : pressOf(key)
}

function pressOf(key: Key): Stroke[] {
  return [strokeOf('keyDown', key), strokeOf('keyUp', key)]
}

type Stroke = ReturnType<typeof strokeOf>

function strokeOf(type: 'keyDown' | 'rawKeyDown' | 'keyUp', { key, code, text, keyCode, shift }: Key) {
  return {
    type,
    key,
    code,
    ...(type === 'keyDown' ? { text, unmodifiedText: text } : {}),
    windowsVirtualKeyCode: keyCode,
    modifiers: shift ? 8 : 0,
  }
}

/** On a US keyboard, as scanners come from the factory. */
function keyOf(character: string): Key {
  const keyCode = character.toUpperCase().charCodeAt(0)
  const plain = { key: character, text: character, shift: false }
  if (/[0-9]/.test(character)) return { ...plain, code: `Digit${character}`, keyCode }
  if (/[A-Za-z]/.test(character))
    return { ...plain, code: `Key${character.toUpperCase()}`, keyCode, shift: /[A-Z]/.test(character) }
  const [code, placeCode] = PLACES[character] ?? []
  if (code === undefined || placeCode === undefined)
    throw new Error(`this scanner cannot type "${character}"`)
  return { ...plain, code, keyCode: placeCode }
}

const PLACES: Readonly<Record<string, readonly [code: string, keyCode: number]>> = {
  '-': ['Minus', 189],
  '.': ['Period', 190],
  '/': ['Slash', 191],
}
