import { startLanguage } from '@/i18n'
import '@/kit/base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queries } from '@/api/queries'
import { allowOwnStyles } from '@/kit/nonce'
import { Theme } from '@/kit/theme'
import { applyTokens } from '@/kit/tokens'
import { router } from '@/router'

applyTokens()
allowOwnStyles()
await startLanguage()

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Theme>
          <RouterProvider router={router} />
        </Theme>
      </QueryClientProvider>
    </StrictMode>,
  )
}
