// A keyboard-wedge scanner on a browser's page: the keys of a code and Enter, as fast as USB brings them, whatever has the
// focus. All keys of a scan are handed over at once: a busy test machine must not make a scanner type like a person.
import type { CDPSession, Page } from '@playwright/test'

export type Scan = (code: string) => Promise<void>

export async function wedge(page: Page): Promise<Scan> {
  const keyboard = await page.context().newCDPSession(page)
  return async (code) => {
    await Promise.all([
      ...[...code].flatMap((character) => strokes(keyboard, character)),
      ...press(keyboard, ENTER),
    ])
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

function strokes(keyboard: CDPSession, character: string): Promise<unknown>[] {
  const key = keyOf(character)
  if (!key.shift) return press(keyboard, key)
  return [
    send(keyboard, 'keyDown', { ...SHIFT, shift: true }),
    ...press(keyboard, key),
    send(keyboard, 'keyUp', SHIFT),
  ]
}

function press(keyboard: CDPSession, key: Key): Promise<unknown>[] {
  return [send(keyboard, 'keyDown', key), send(keyboard, 'keyUp', key)]
}

function send(
  keyboard: CDPSession,
  type: 'keyDown' | 'keyUp',
  { key, code, text, keyCode, shift }: Key,
): Promise<unknown> {
  return keyboard.send('Input.dispatchKeyEvent', {
    type: type === 'keyDown' && text === '' ? 'rawKeyDown' : type,
    key,
    code,
    ...(type === 'keyDown' && text !== '' ? { text, unmodifiedText: text } : {}),
    windowsVirtualKeyCode: keyCode,
    modifiers: shift ? 8 : 0,
  })
}

/** On a US keyboard, as scanners come from the factory. */
function keyOf(character: string): Key {
  const keyCode = character.toUpperCase().charCodeAt(0)
  if (/[0-9]/.test(character))
    return { key: character, code: `Digit${character}`, text: character, keyCode, shift: false }
  if (/[A-Za-z]/.test(character))
    return {
      key: character,
      code: `Key${character.toUpperCase()}`,
      text: character,
      keyCode,
      shift: /[A-Z]/.test(character),
    }
  const [code, placeCode] = PLACES[character] ?? []
  if (code === undefined || placeCode === undefined)
    throw new Error(`this scanner cannot type "${character}"`)
  return { key: character, code, text: character, keyCode: placeCode, shift: false }
}

const PLACES: Readonly<Record<string, readonly [code: string, keyCode: number]>> = {
  '-': ['Minus', 189],
  '.': ['Period', 190],
  '/': ['Slash', 191],
}
