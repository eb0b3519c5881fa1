import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/spotlight/styles.css'
import './app/global.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { reloadForMissingParts } from './app/missing-part.ts'
import { startSound } from './feedback/start-sound.ts'
import { startI18n } from './i18n/i18n.ts'
import { startKeyboard } from './scan/keyboard.ts'
import { startHello } from './station/hello-store.ts'

// Before React: the first scan may come while the first screen is being drawn.
startKeyboard(window)
startSound(window)
startI18n()
startHello()
reloadForMissingParts(window)

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
