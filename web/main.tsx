import './theme/mantine-styles.ts'
import './theme/console.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { queryClient } from './api/query-client.ts'
import { sessionQuery } from './api/session.ts'
import { LanguageProvider } from './language/language-context.tsx'
import { router } from './router.ts'
import { keepFocus } from './shell/keep-focus.ts'
import { reloadAfterUpdate } from './shell/reload-after-update.ts'
import { readableGreys, theme } from './theme/theme.ts'
import { Toasts } from './ui/toasts.tsx'

reloadAfterUpdate()
keepFocus()
// Who is there is asked while the language is on its way.
void queryClient.prefetchQuery(sessionQuery)

createRoot(document.getElementById('root')!).render(
  <LanguageProvider>
    <MantineProvider theme={theme} cssVariablesResolver={readableGreys} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <Toasts />
      </QueryClientProvider>
    </MantineProvider>
  </LanguageProvider>,
)
