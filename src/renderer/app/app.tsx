import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import 'dayjs/locale/fr'
import { Crash } from './crash.tsx'
import { Gate } from './gate.tsx'
import { cssVariables, theme } from './theme.ts'

const schemes = localStorageColorSchemeManager({ key: 'entrepot.theme' })

export function App() {
  const { i18n } = useTranslation()
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
    >
      <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1 }}>
        <CrashBoundary>
          <Router hook={useHashLocation}>
            <Gate />
          </Router>
        </CrashBoundary>
      </DatesProvider>
    </MantineProvider>
  )
}

/** A screen that fails is shown as failed, with a way on; the station has kept what was done. */
class CrashBoundary extends Component<{ readonly children: ReactNode }, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override render() {
    return this.state.error ? (
      <Crash error={this.state.error} onAgain={() => this.setState({ error: null })} />
    ) : (
      this.props.children
    )
  }
}
