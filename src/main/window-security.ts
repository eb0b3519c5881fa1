// What a window of the console may do. The page shows data that came from files and scans of strangers, so it gets
// nothing of Node, no permission, no other address and no second window. Pure, so that a test can hold it fast.
import type { WebPreferences } from 'electron'

export const APP_SCHEME = 'app'
export const APP_ORIGIN = `${APP_SCHEME}://entrepot`
export const START_URL = `${APP_ORIGIN}/index.html`

export function webPreferences(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    // Chromium's own PDF viewer counts as a plugin (there is no other any more): it shows the previews of documents.
    plugins: true,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
    // The pick screen's sounds follow a scan; there is no click before the first one after a start.
    autoplayPolicy: 'no-user-gesture-required',
    // A station that was left alone on another screen still has to beep at once.
    backgroundThrottling: false,
  }
}

/** Whether an address is one of our own pages. */
export function isOwnUrl(url: string): boolean {
  try {
    const { protocol, host } = new URL(url)
    return `${protocol}//${host}` === APP_ORIGIN
  } catch {
    return false
  }
}

/** Chromium's PDF viewer is an extension inside Chromium, always under this name. */
const PDF_VIEWER = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/'

/** Where a frame may be taken: our pages; inside them also documents that our page made (`blob:`) and their viewer. */
export function mayNavigate(url: string, isMainFrame: boolean): boolean {
  if (isOwnUrl(url)) return true
  return !isMainFrame && (url.startsWith(`blob:${APP_ORIGIN}/`) || url.startsWith(PDF_VIEWER))
}

/** Everything a page can ask Chromium for is refused, but for putting a number on the clipboard from our own page. */
export function mayHavePermission(permission: string, origin: string): boolean {
  return permission === 'clipboard-sanitized-write' && isOwnUrl(origin)
}
