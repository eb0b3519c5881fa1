import { describe, expect, test } from 'vitest'
import { isOwnUrl, mayHavePermission, mayNavigate, START_URL, webPreferences } from './window-security.ts'

describe('web preferences', () => {
  const preferences = webPreferences('/somewhere/preload.cjs')

  test('the page runs sandboxed, isolated and without Node', () => {
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    })
  })

  test('nothing weakens Chromium behind those flags', () => {
    expect(preferences).not.toHaveProperty('enableBlinkFeatures')
    expect(preferences).not.toHaveProperty('additionalArguments')
    expect(preferences).not.toHaveProperty('devTools', true)
  })
})

describe('addresses', () => {
  test.each([
    [START_URL, true],
    ['app://entrepot/assets/index.js', true],
    ['app://entrepot.example/index.html', false],
    ['app://other/index.html', false],
    ['https://entrepot/index.html', false],
    ['file:///etc/passwd', false],
    ['blob:app://entrepot/2d0c', false],
    ['javascript:alert(1)', false],
    ['', false],
  ])('%s is ours: %s', (url, own) => {
    expect(isOwnUrl(url)).toBe(own)
  })

  test('a preview may be shown in a frame, never in place of the console', () => {
    expect(mayNavigate('blob:app://entrepot/2d0c', false)).toBe(true)
    expect(mayNavigate('blob:app://entrepot/2d0c', true)).toBe(false)
    expect(mayNavigate('blob:https://example.com/2d0c', false)).toBe(false)
    expect(mayNavigate('https://example.com/', false)).toBe(false)
    expect(mayNavigate('chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html', true)).toBe(false)
    expect(mayNavigate('chrome-extension://abcdefghijklmnopabcdefghijklmnop/x.html', false)).toBe(false)
    expect(mayNavigate(START_URL, true)).toBe(true)
  })
})

test('permissions are refused by default', () => {
  for (const permission of [
    'media',
    'geolocation',
    'notifications',
    'hid',
    'serial',
    'usb',
    'openExternal',
  ]) {
    expect(mayHavePermission(permission, START_URL)).toBe(false)
  }
  expect(mayHavePermission('clipboard-sanitized-write', START_URL)).toBe(true)
  expect(mayHavePermission('clipboard-sanitized-write', 'https://example.com')).toBe(false)
})
