import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '@playwright/test'

/**
 * A keyboard scanner: keys 2 ms apart as USB brings them, Enter at the end when its time has come. Each key carries its own
 * time, so that a busy machine delays keys but does not pull a scan apart; the delay of Enter is part of what is measured.
 */
const KEY_MS = 2

export async function timedScanner(page: Page): Promise<(code: string) => Promise<void>> {
  const keyboard = await page.context().newCDPSession(page)
  const press = ({ text, ...key }: Key, ms: number): Promise<unknown> =>
    Promise.all([
      keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, text, timestamp: ms / 1000 }),
      keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, timestamp: ms / 1000 }),
    ])
  return async (code) => {
    const fromMs = now()
    const enterMs = fromMs + code.length * KEY_MS
    const keys = [...code].map((character, index) => press(keyOf(character), fromMs + index * KEY_MS))
    while (now() < enterMs) await pause(1)
    await Promise.all([...keys, press(ENTER, enterMs)])
  }
}

const now = (): number => performance.timeOrigin + performance.now()

type Key = typeof ENTER

const ENTER = { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13, modifiers: 0 }
const SHIFT = 8

/** Of a US keyboard: digits, capitals and the hyphen, of which the codes here are made. */
function keyOf(character: string): Key {
  const windowsVirtualKeyCode = character === '-' ? 189 : character.charCodeAt(0)
  const place = character === '-' ? 'Minus' : `${/\d/.test(character) ? 'Digit' : 'Key'}${character}`
  const modifiers = /[A-Z]/.test(character) ? SHIFT : 0
  return { key: character, code: place, text: character, windowsVirtualKeyCode, modifiers }
}
