// [electron-smoke] The real shell, wherever Electron's binary and a display are: it opens, shows the first start, and
// its window is as closed as window-security.ts says.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'
import { afterEach, expect, test } from 'vitest'
import { electronBinary, windowObstacle } from '../../scripts/lib/electron.mjs'
import { START_URL } from '../../src/main/window-security.ts'

const root = join(import.meta.dirname, '../..')
let shell: ElectronApplication | undefined
let data: string | undefined

afterEach(async () => {
  await shell?.close()
  if (data) rmSync(data, { recursive: true, force: true })
})

function whyNot(): string | undefined {
  if (!electronBinary())
    return "Electron's binary is not here (it is fetched at the first start with a display)"
  return windowObstacle()
}

test('the window opens on the first start, sandboxed, and without an error', async (context) => {
  const reason = whyNot()
  const executablePath = electronBinary()
  if (reason || !executablePath) return context.skip(reason)
  data = mkdtempSync(join(tmpdir(), 'entrepot-shell-'))
  shell = await _electron.launch({ executablePath, args: [root, '--data', data] })
  const page = await shell.firstWindow()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await page.waitForLoadState('load')
  expect(page.url().startsWith(new URL(START_URL).origin)).toBe(true)
  const language = page.getByRole('radio').or(page.getByRole('button')).first()
  await language.waitFor()

  const inPage = await page.evaluate(() => ({
    node: typeof (globalThis as { process?: unknown }).process,
    require: typeof (globalThis as { require?: unknown }).require,
    opened: window.open('https://example.com/') !== null,
  }))
  expect(inPage).toEqual({ node: 'undefined', require: 'undefined', opened: false })

  const pid = await shell.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  )
  // What the kernel says of the page's process: 2 is a system-call filter, which only the sandbox sets.
  if (process.platform === 'linux') {
    expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m)
  }
  expect(errors).toEqual([])
})

test('closing the window ends the station and leaves its folder unlocked', async (context) => {
  const reason = whyNot()
  const executablePath = electronBinary()
  if (reason || !executablePath) return context.skip(reason)
  data = mkdtempSync(join(tmpdir(), 'entrepot-shell-'))
  for (const start of [1, 2]) {
    shell = await _electron.launch({ executablePath, args: [root, '--data', data] })
    await (await shell.firstWindow()).waitForLoadState('load')
    await shell.close()
    shell = undefined
    expect(existsSync(join(data, 'shell', 'window.json')), `start ${start}`).toBe(true)
  }
  expect(JSON.parse(readFileSync(join(data, 'shell', 'window.json'), 'utf8'))).toMatchObject({
    maximized: false,
  })
})
