import './theme/mantine-styles.ts'
import './theme/console.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { queryClient } from './api/query-client.ts'
import { LanguageProvider } from './language/language-context.tsx'
import { router } from './router.ts'
import { readableGreys, theme } from './theme/theme.ts'

createRoot(document.getElementById('root')!).render(
  <LanguageProvider>
    <MantineProvider theme={theme} cssVariablesResolver={readableGreys} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <Notifications position="bottom-center" limit={3} autoClose={6000} />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </LanguageProvider>,
)
