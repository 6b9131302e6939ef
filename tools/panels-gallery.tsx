import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { installPaletteSheet } from '../src/ui/theme/paletteSheet.ts'
import { PanelsPage } from './panels/PanelsPage.tsx'
import '../src/ui/theme/fonts.css'
import '../src/ui/theme/tokens.css'
import '../src/ui/theme/base.css'
import '../src/ui/theme/type.css'

// Strip, questions, timeline and inspector over real runs, in the frames of the pages:
// `npm run dev`, /tools/panels-gallery.html?view=demo&theme=light. Views: demo, compare, projector, phone, lab, more.

const root = document.getElementById('root')
if (root === null) throw new Error('panels-gallery.html has no element #root')

const query = new URLSearchParams(window.location.search)
installPaletteSheet(document)
document.documentElement.dataset.theme = query.get('theme') ?? 'light'

createRoot(root).render(
  <StrictMode>
    <PanelsPage view={query.get('view') ?? 'demo'} />
  </StrictMode>,
)
