import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { router } from './routes/router.tsx'
import { installPaletteSheet } from './theme/paletteSheet.ts'
import { followTheme } from './theme/themeStore.ts'
import './theme/fonts.css'
import './theme/tokens.css'
import './theme/base.css'
import './theme/type.css'

/** Makes the page in the place of what index.html shows until then. */
export function showPage(): void {
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no element #root')
  // Before the first render, so that nothing is drawn without its colours.
  installPaletteSheet(document)
  followTheme(window)
  createRoot(root).render(
    <StrictMode>
      <RouterProvider router={router} />
    </StrictMode>,
  )
}
