import { part } from '../parts/part.ts'
import type { PageName } from './pagePaths.ts'

/** A page's file. */
interface PageFile {
  /** Begins with what the page will show, before the router has drawn anything. */
  readonly ahead: () => void
}

interface PagePart<T> {
  /** Asks for the file before the router does, which finds it on its way: what comes of it is told there. */
  readonly ahead: () => void
  readonly load: () => Promise<T>
}

function pagePart<T extends PageFile>(load: () => Promise<T>): PagePart<T> {
  const loadPart = part(load)
  let underWay: Promise<T> | null = null
  return {
    ahead() {
      underWay = loadPart()
      underWay.then(
        (file) => file.ahead(),
        () => undefined,
      )
    },
    load() {
      const wanted = underWay ?? loadPart()
      underWay = null
      return wanted
    },
  }
}

/** Each page is its own file, fetched when it is near. */
export const PAGE_PARTS = {
  home: pagePart(() => import('../home/HomePage.tsx')),
  demo: pagePart(() => import('../demo/DemoPage.tsx')),
  present: pagePart(() => import('../demo/PresentPage.tsx')),
  scenarios: pagePart(() => import('../scenarios/ScenariosPage.tsx')),
  scenario: pagePart(() => import('../scenarios/ScenarioPage.tsx')),
  lab: pagePart(() => import('../lab/LabPage.tsx')),
} as const satisfies Readonly<Record<PageName, PagePart<unknown>>>
