import { RouterProvider, createRootRoute, createRouter } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { installPaletteSheet } from '../src/ui/theme/paletteSheet.ts'
import { followTheme } from '../src/ui/theme/themeStore.ts'
import { GalleryPage } from './gallery/GalleryPage.tsx'
import '../src/ui/theme/fonts.css'
import '../src/ui/theme/tokens.css'
import '../src/ui/theme/base.css'
import '../src/ui/theme/type.css'

// Every component and task state on one page, for eyes and screenshots: `npm run dev`, /tools/gallery.html.

const root = document.getElementById('root')
if (root === null) throw new Error('gallery.html has no element #root')

installPaletteSheet(document)
followTheme(window)

// Links want a router; this one has a single page.
const router = createRouter({ routeTree: createRootRoute({ component: GalleryPage, notFoundComponent: GalleryPage }) })

createRoot(root).render(
  <StrictMode>
    <RouterProvider router={router as never} />
  </StrictMode>,
)
