import { readdirSync, writeFileSync } from 'node:fs'
import { PAGE_PATHS } from '../../src/ui/routes/pagePaths.ts'
import { mediaHolds, type WindowKind } from './media.ts'
// As a type: what it is of asks where it is as it is read.
import type { OpenedPage } from './render.tsx'
import type { PageCopy, WrittenPage } from './writtenPage.ts'

/** What components ask of the window. Between these two sizes too much depends on the width. */
const DESK: Shown = {
  media: '(width >= 1180px) and (not (pointer: coarse))',
  kind: { width: 1_440, height: 900, pointer: 'fine' },
}
const PHONE: Shown = { media: '(width <= 599px)', kind: { width: 390, height: 844, pointer: 'coarse' } }

interface Shown {
  readonly media: string
  readonly kind: WindowKind
}

/** What a page asks of its window as it is made; there is none here. A process of its own is given them for good. */
function stand(pathname: string, kind: WindowKind): void {
  Object.assign(globalThis, {
    location: new URL(pathname, 'http://localhost'),
    matchMedia: (query: string) => ({ matches: mediaHolds(query, kind) }),
    navigator: { onLine: true, userAgent: '' },
  })
}

/** The scenarios of the site: each file is one, but for the list of them. */
function scenarioIds(): readonly string[] {
  const names = readdirSync('public/scenarios').map((file) => file.replace('.json', ''))
  return names.filter((name) => name !== 'index')
}

/** Renders each page that opens with a lab, once for each size of window, and writes them all into the file that is named. */
async function main(file: string): Promise<void> {
  stand('/', DESK.kind)
  // Only now: some of it asks where it is as it is read.
  const { FIRST_PAGES, openPage, openScenario } = await import('./render.tsx')
  const written: WrittenPage[] = []
  const write = async (pathname: string, { render, ...opened }: OpenedPage): Promise<void> => {
    const copies: PageCopy[] = []
    for (const { media, kind } of [DESK, PHONE]) {
      stand(pathname, kind)
      copies.push({ media, markup: await render() })
    }
    written.push({ pathname, ...opened, copies })
  }
  for (const page of FIRST_PAGES) await write(PAGE_PATHS[page], await openPage(PAGE_PATHS[page]))
  for (const id of scenarioIds()) {
    const pathname = PAGE_PATHS.scenario.replace('$scenarioId', id)
    await write(pathname, await openScenario(id, pathname))
  }
  writeFileSync(file, JSON.stringify(written))
}

await main(process.argv[2] ?? '')
