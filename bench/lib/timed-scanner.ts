import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '@playwright/test'

/**
 * A keyboard scanner whose Enter carries the moment at which it is sent, and the keys before it theirs, 2 ms apart as USB
 * brings them. All are handed over at once, so that a busy machine delays them but does not pull them apart, and the delay
 * is part of what is measured.
 */
const KEY_MS = 2

export async function timedScanner(page: Page): Promise<(code: string) => Promise<void>> {
  const keyboard = await page.context().newCDPSession(page)
  let lastMs = 0
  return async (code) => {
    const lengthMs = code.length * KEY_MS
    // The first key is not pressed before the scan before has ended.
    const wait = lastMs + KEY_MS - (now() - lengthMs)
    if (wait > 0) await pause(wait)
    lastMs = now()
    const keys = [...code].map((character, index) => ({
      ...keyOf(character),
      ms: lastMs - lengthMs + index * KEY_MS,
    }))
    await Promise.all(
      [...keys, { ...ENTER, ms: lastMs }].flatMap(({ ms, text, ...key }) => [
        keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, text, timestamp: ms / 1000 }),
        keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, timestamp: ms / 1000 }),
      ]),
    )
  }
}

const now = (): number => performance.timeOrigin + performance.now()

const ENTER = { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13, modifiers: 0 }
const SHIFT = 8

/** Of a US keyboard: digits, capitals and the hyphen, of which the codes here are made. */
function keyOf(character: string) {
  const windowsVirtualKeyCode = character === '-' ? 189 : character.charCodeAt(0)
  const place = character === '-' ? 'Minus' : `${/\d/.test(character) ? 'Digit' : 'Key'}${character}`
  const modifiers = /[A-Z]/.test(character) ? SHIFT : 0
  return { key: character, code: place, text: character, windowsVirtualKeyCode, modifiers }
}
