import { createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { installPaletteSheet } from '../src/ui/theme/paletteSheet.ts'
import { followTheme } from '../src/ui/theme/themeStore.ts'
import { AppShell } from '../src/ui/shell/AppShell.tsx'
import { PresenterSample, WorkbenchSample } from './gallery/FrameSamples.tsx'
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

// Links want a router. `?frame=workbench` and `?frame=presenter` show the frames of demo and beamer.
const frame = new URLSearchParams(location.search).get('frame')
const rootRoute = createRootRoute({ component: frame === null ? GalleryPage : AppShell })
const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tools/gallery.html',
  staticData: { title: 'Frames', hasHeader: frame !== 'presenter' },
  component: frame === 'presenter' ? PresenterSample : WorkbenchSample,
})
const router = createRouter({ routeTree: rootRoute.addChildren([frameRoute]) })

createRoot(root).render(
  <StrictMode>
    <RouterProvider router={router as never} />
  </StrictMode>,
)
