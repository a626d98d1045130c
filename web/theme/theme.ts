import { createTheme } from '@mantine/core'
import type { CSSVariablesResolver } from '@mantine/core'

const sans =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Hebrew', Ubuntu, 'Helvetica Neue', Arial, sans-serif"

/** Dense and calm: one accent colour, small radius, the fonts of the system. */
export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 8 },
  defaultRadius: 'sm',
  fontFamily: sans,
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'Noto Sans Mono', Menlo, monospace",
  headings: { fontFamily: sans, fontWeight: '600' },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  cursorType: 'pointer',
  respectReducedMotion: true,
})

/** Mantine's dimmed and placeholder greys are too pale to read; these keep 4.5 : 1 on every surface used here. */
export const readableGreys: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#565e68',
    '--mantine-color-placeholder': '#6a727c',
    '--mantine-color-body': '#ffffff',
    '--mantine-color-error': '#b3261e',
  },
  dark: {
    '--mantine-color-dimmed': '#a3abb5',
    '--mantine-color-placeholder': '#9aa2ac',
    '--mantine-color-body': '#17191d',
    '--mantine-color-error': '#ff9a92',
    '--mantine-color-text': '#dfe3e8',
  },
})
