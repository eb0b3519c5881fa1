import { createTheme, type MantineThemeOverride, MantineThemeProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { useIsHandheld } from '../ui/use-is-handheld.ts'

/** Office controls are for a mouse at a desk; on a handheld the same ones grow to a finger's size. */
const controls = [
  'Button',
  'TextInput',
  'Textarea',
  'Select',
  'Autocomplete',
  'NumberInput',
  'Checkbox',
  'Radio',
  'FileButton',
  'SegmentedControl',
  'Switch',
] as const

const sized = (size: string, icon: string): MantineThemeOverride =>
  createTheme({
    components: {
      ...Object.fromEntries(controls.map((name) => [name, { defaultProps: { size } }])),
      ActionIcon: { defaultProps: { size: icon, variant: 'subtle', color: 'gray' } },
      CloseButton: { defaultProps: { size: icon } },
    },
  })

const desk = sized('sm', 'lg')
const hand = sized('lg', 'xl')

export function OfficeTheme({ children }: { readonly children: ReactNode }) {
  const handheld = useIsHandheld()
  return (
    <MantineThemeProvider theme={handheld ? hand : desk} inherit>
      {children}
    </MantineThemeProvider>
  )
}
