import {
  ActionIcon,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Modal,
  Table,
  Tooltip,
} from '@mantine/core'
import { grounds, statusColors, statusKinds } from './status-colors.ts'

/**
 * The one place where sizes and colours are decided. Two sizes are added to Mantine's: `floor` (72 px, stations) and `hand`
 * (80 px, handhelds), for Button, ActionIcon and inputs. Colours are CSS variables `--ep-<status>` and `--ep-on-<status>`.
 */
const FONT =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "DejaVu Sans", Arial, sans-serif'

export const theme = createTheme({
  fontFamily: FONT,
  headings: { fontFamily: FONT, fontWeight: '650' },
  // Mantine's dark shades are neutral; these are of one family with our own grounds.
  colors: {
    dark: [
      '#F1F4F7',
      '#D5DCE3',
      '#B4BEC8',
      '#8692A0',
      '#566270',
      '#3A444E',
      '#262D35',
      '#14181D',
      '#0F1316',
      '#0A0D0F',
    ],
  },
  primaryColor: 'indigo',
  primaryShade: 8,
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  luminanceThreshold: 0.3,
  fontSizes: { floor: '22px', hand: '22px' },
  components: {
    // On touch nothing may depend on hovering; and a wrapped French label is better than a cut one.
    Button: Button.extend({ styles: { label: { whiteSpace: 'normal', lineHeight: 1.15 } } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'default' } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, closeOnClickOutside: false },
      styles: { title: { fontSize: 20, fontWeight: 650 }, content: { border: '1px solid var(--ep-line)' } },
    }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300 } }),
    Table: Table.extend({ styles: { table: { fontVariantNumeric: 'tabular-nums' } } }),
  },
})

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--button-height-floor': '72px',
    '--button-height-hand': '80px',
    '--button-padding-x-floor': '24px',
    '--button-padding-x-hand': '16px',
    '--ai-size-floor': '72px',
    '--ai-size-hand': '80px',
    '--input-height-floor': '72px',
    '--input-height-hand': '72px',
  },
  light: schemeVariables('light'),
  dark: schemeVariables('dark'),
})

function schemeVariables(scheme: 'light' | 'dark'): Record<string, string> {
  const ground = grounds[scheme]
  return {
    '--mantine-color-body': ground.page,
    '--mantine-color-text': ground.text,
    '--mantine-color-dimmed': ground.quiet,
    '--mantine-color-placeholder': ground.quiet,
    // What can be filled in or pressed has an edge of 3:1.
    '--mantine-color-default-border': ground.line,
    '--mantine-color-default': ground.page,
    '--mantine-color-error': scheme === 'light' ? '#B23A06' : '#FF9A70',
    '--ep-raised': ground.raised,
    '--ep-line': ground.line,
    '--ep-focus': scheme === 'light' ? '#1D4ED8' : '#8AB4FF',
    ...Object.fromEntries(
      statusKinds.flatMap((kind) => [
        [`--ep-${kind}`, statusColors[scheme][kind].fill],
        [`--ep-on-${kind}`, statusColors[scheme][kind].on],
      ]),
    ),
  }
}
