import workerUrl from './host.ts?worker&url'
import { trustedWorkerUrl } from './trustedUrl.ts'

let spare: Worker | null = null

/** Starts a worker before anybody needs it: it loads while the page does. */
export function startSpareWorker(): void {
  const worker = makeWorker()
  spare = worker
  const forget = (): void => {
    if (spare === worker) spare = null
  }
  // Whoever needs a worker then starts one of their own, and hears why that fails.
  worker.addEventListener('error', forget, { once: true })
}

/** A worker that has done nothing yet: the spare one, or else a new one. */
export function takeWorker(): Worker {
  const worker = spare ?? makeWorker()
  spare = null
  return worker
}

function makeWorker(): Worker {
  return new Worker(trustedWorkerUrl(workerUrl), { type: 'module', name: 'taskyard' })
}
