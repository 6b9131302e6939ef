import { writeFileSync } from 'node:fs'
import { PAGE_PATHS } from '../../src/ui/routes/pagePaths.ts'
import { mediaHolds, type WindowKind } from './media.ts'
// As a type: what it is of asks where it is as it is read.
import type { RenderedPage } from './render.tsx'

/** One page as it is seen in windows of some sizes, before any of its program is there. */
export interface PageCopy extends RenderedPage {
  readonly page: string
  /** In which windows it is as it would be. */
  readonly media: string
}

/** What components ask of the window. Between these two sizes too much depends on the width. */
const WINDOWS: readonly { readonly media: string; readonly kind: WindowKind }[] = [
  {
    media: '(width >= 1180px) and (not (pointer: coarse))',
    kind: { width: 1_440, height: 900, pointer: 'fine' },
  },
  { media: '(width <= 599px)', kind: { width: 390, height: 844, pointer: 'coarse' } },
]

/** All scenarios are laid out as this one is, but for the height of the strip: of its page nothing else is shown. */
const SAMPLE_SCENARIO = 'notes-scenario-1'

/** What a page asks of its window as it is made; there is none here. A process of its own is given them for good. */
function stand(pathname: string, kind: WindowKind): void {
  Object.assign(globalThis, {
    location: new URL(pathname, 'http://localhost'),
    matchMedia: (query: string) => ({ matches: mediaHolds(query, kind) }),
    navigator: { onLine: true, userAgent: '' },
  })
}

/** Renders each page that opens with a lab, once for each size of window, and writes them all into the file that is named. */
async function main(file: string): Promise<void> {
  const written: PageCopy[] = []
  for (const { media, kind } of WINDOWS) {
    stand('/', kind)
    // Only now: some of it asks where it is as it is read.
    const { FIRST_PAGES, renderPage, renderScenario } = await import('./render.tsx')
    for (const page of FIRST_PAGES) {
      stand(PAGE_PATHS[page], kind)
      written.push({ page, media, ...(await renderPage(PAGE_PATHS[page])) })
    }
    // On a phone a scenario's words stand around its stage.
    if (kind.pointer === 'coarse') continue
    const pathname = PAGE_PATHS.scenario.replace('$scenarioId', SAMPLE_SCENARIO)
    stand(pathname, kind)
    written.push({ page: 'scenario', media, ...(await renderScenario(SAMPLE_SCENARIO, pathname)) })
  }
  writeFileSync(file, JSON.stringify(written))
}

await main(process.argv[2] ?? '')
