import { startSpareWorker } from '../worker/spareWorker.ts'
import { askAhead } from './siteFile.ts'

/** Begins to load the model while the page still loads itself: the first session finds its worker ready. */
export function loadModelAhead(): void {
  startSpareWorker()
}

const SCENARIO_PATH = /^\/scenarios\/([a-z0-9-]+)$/

/**
 * Asks for the documents of a scenario's page while the page still loads itself.
 *
 * @returns its id; `null` on any other page
 */
export function askScenarioAhead(pathname: string): string | null {
  const id = SCENARIO_PATH.exec(pathname)?.[1] ?? null
  // What somebody has brought has a page of its own, and no file.
  if (id === null || id === 'opened') return null
  for (const name of ['index', id]) askAhead(`scenarios/${name}.json`)
  return id
}
