import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { loadModelAhead } from './session/ahead.ts'
import { router } from './ui/routes/router.tsx'
import { installPaletteSheet } from './ui/theme/paletteSheet.ts'
import { followTheme } from './ui/theme/themeStore.ts'
import './ui/theme/fonts.css'
import './ui/theme/tokens.css'
import './ui/theme/base.css'
import './ui/theme/type.css'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element #root')

// It loads while the page renders, on a thread of its own.
loadModelAhead()

// Before the first render, so that nothing is drawn without its colours.
installPaletteSheet(document)
followTheme(window)

createRoot(root).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
)
