import { startSpareWorker } from '../worker/spareWorker.ts'

/** Begins to load the model while the page still loads itself: the first session finds its worker ready. */
export function loadModelAhead(): void {
  startSpareWorker()
}
