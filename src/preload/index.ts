// The only bridge: it asks the shell for a line to the station and hands the port to our own page. Nothing of Electron
// becomes visible to the page.
import { ipcRenderer } from 'electron'

/** The same word as in the shell and in the renderer's port transport. */
const PORT_MESSAGE = 'entrepot:station-port'

ipcRenderer.on(PORT_MESSAGE, (event) => {
  // Posted to our own origin only, so that a page which came here in some other way gets nothing.
  window.postMessage(PORT_MESSAGE, 'app://entrepot', [...event.ports])
})

// By then the page's script listens; a port that came earlier would be lost.
window.addEventListener('load', () => ipcRenderer.send('entrepot:connect'))
