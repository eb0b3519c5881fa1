// One window shows one console: it opens without a white flash, remembers its place, and a crashed page is loaded
// again with a notice instead of leaving a blank station.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, dialog, screen } from 'electron'
import { restartPolicy } from './restart-policy.ts'
import { START_URL, webPreferences } from './window-security.ts'
import { boundsToOpen, parseWindowState, SMALLEST, type WindowState } from './window-state.ts'

export function openConsole(): BrowserWindow {
  const file = join(app.getPath('userData'), 'window.json')
  const state = readState(file)
  const window = new BrowserWindow({
    ...boundsToOpen(
      state,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'Entrepot',
    autoHideMenuBar: true,
    backgroundColor: '#1a1b1e',
    webPreferences: webPreferences(join(import.meta.dirname, '../preload/index.cjs')),
  })
  window.once('ready-to-show', () => {
    if (state.maximized) window.maximize()
    window.show()
  })
  window.on('close', () => {
    writeState(file, { bounds: window.getNormalBounds(), maximized: window.isMaximized() })
  })
  reloadAfterCrash(window)
  void window.loadURL(START_URL)
  return window
}

function readState(file: string): WindowState {
  try {
    return parseWindowState(readFileSync(file, 'utf8'))
  } catch {
    return parseWindowState('')
  }
}

function writeState(file: string, state: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(state))
  } catch {
    // Where the window stood is not worth a message when the disk refuses it.
  }
}

function reloadAfterCrash(window: BrowserWindow): void {
  const policy = restartPolicy()
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return
    if (policy.crashed(performance.now()) === 'restart') {
      window.webContents.reload()
      return
    }
    void dialog
      .showMessageBox(window, {
        type: 'error',
        title: 'Entrepot',
        message: 'The screen stopped several times in a row.',
        detail: `Reason: ${details.reason} (${details.exitCode}). What you confirmed is saved.`,
        buttons: ['Open it again', 'Quit'],
      })
      .then(({ response }) => (response === 0 ? window.webContents.reload() : app.quit()))
  })
}
