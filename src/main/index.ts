// The shell: one instance, one window, and the station in a process of its own. It holds no data and knows no
// operation; what it passes on, it passes on unread.
import { join, resolve } from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, session } from 'electron'
import { declareAppScheme, serveAppScheme } from './app-protocol.ts'
import { openConsole } from './console-window.ts'
import { closePages, closePermissions, isFromOwnPage } from './guards.ts'
import { installMenu } from './menu.ts'
import { shellOptions } from './shell-options.ts'
import { type StationProcess, startStation } from './station-process.ts'

const options = shellOptions(process.argv)
// Two stations with data folders of their own are two instances: the instance lock lives in userData.
const data = options.data === undefined ? undefined : resolve(options.data)
if (data !== undefined) app.setPath('userData', join(data, 'shell'))

if (app.requestSingleInstanceLock()) {
  declareAppScheme()
  closePages()
  app.on('second-instance', showWindow)
  app.on('window-all-closed', () => app.quit())
  void app.whenReady().then(run, fail)
} else {
  app.quit()
}

function showWindow(): void {
  const [window] = BrowserWindow.getAllWindows()
  if (!window) return
  if (window.isMinimized()) window.restore()
  window.focus()
}

function fail(error: unknown): void {
  dialog.showErrorBox('Entrepot', error instanceof Error ? error.message : String(error))
  app.exit(1)
}

function run(): void {
  installMenu(process.platform, app.isPackaged)
  closePermissions(session.defaultSession)
  serveAppScheme(join(import.meta.dirname, '../renderer'))
  const station = startStation({
    // Without --data the station chooses, so that a window and the headless host open the same warehouse.
    args: [...(data === undefined ? [] : ['--data', data]), ...(options.demo ? ['--demo'] : [])],
    onRestart: () => {
      for (const window of BrowserWindow.getAllWindows()) station.connect(window.webContents)
    },
    onHopeless: askAboutStation,
  })
  ipcMain.on('entrepot:connect', (event) => {
    if (isFromOwnPage(event)) station.connect(event.sender)
  })
  drainBeforeQuit(station)
  openConsole()
}

async function askAboutStation(code: number): Promise<'again' | 'quit'> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Entrepot',
    message: 'The station does not run.',
    detail:
      code === 2
        ? 'Its folder cannot be used: another station may have it open, or it cannot be written.'
        : `It stopped several times in a row (${code}). What was confirmed is saved.`,
    buttons: ['Try again', 'Quit'],
  })
  return response === 0 ? 'again' : 'quit'
}

/** Quitting waits for the station to finish its transaction and close its files, but not for ever. */
function drainBeforeQuit(station: StationProcess): void {
  let drained = false
  app.on('will-quit', (event) => {
    if (drained) return
    event.preventDefault()
    void station.close().finally(() => {
      drained = true
      app.quit()
    })
  })
}
