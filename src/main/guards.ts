// Closed by default, for every page that is ever created: no other address, no second window, no permission, no
// download target chosen by a page, no webview.
import { app, type IpcMainEvent, type Session, type WebContents } from 'electron'
import { isOwnUrl, mayHavePermission, mayNavigate } from './window-security.ts'

export function closePages(): void {
  app.on('web-contents-created', (_event, page: WebContents) => {
    page.setWindowOpenHandler(() => ({ action: 'deny' }))
    page.on('will-attach-webview', (event) => event.preventDefault())
    page.on('will-frame-navigate', (event) => {
      if (!mayNavigate(event.url, event.isMainFrame)) event.preventDefault()
    })
    page.on('will-redirect', (event) => {
      if (!isOwnUrl(event.url)) event.preventDefault()
    })
  })
}

export function closePermissions(session: Session): void {
  session.setPermissionRequestHandler((_page, permission, answer, details) => {
    answer(mayHavePermission(permission, details.requestingUrl))
  })
  session.setPermissionCheckHandler((_page, permission, origin) => mayHavePermission(permission, origin))
  session.setDevicePermissionHandler(() => false)
}

/** A message counts only if it comes from the main frame of one of our own pages. */
export function isFromOwnPage(event: IpcMainEvent): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && isOwnUrl(frame.url)
}
