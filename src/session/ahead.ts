import { startSpareWorker } from '../worker/spareWorker.ts'
import { askAhead } from './siteFile.ts'

/** Begins to load the model while the page still loads itself: the first session finds its worker ready. */
export function loadModelAhead(): void {
  startSpareWorker()
}

/** Asks for documents that a page is made of while it still loads itself: the list of scenarios, or one of them. */
export function askScenariosAhead(...names: readonly string[]): void {
  for (const name of names) askAhead(`scenarios/${name}.json`)
}
