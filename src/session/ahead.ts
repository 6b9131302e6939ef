import { startSpareWorker } from '../worker/spareWorker.ts'
import { askAhead } from './siteFile.ts'

/** Begins to load the model while the page still loads itself: the first session finds its worker ready. */
export function loadModelAhead(): void {
  startSpareWorker()
}

/** Asks for the documents of a scenario while its page still loads itself. */
export function askScenarioAhead(id: string): void {
  for (const name of ['index', id]) askAhead(`scenarios/${name}.json`)
}
