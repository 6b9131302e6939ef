import workerUrl from './host.ts?worker&url'
import { trustedWorkerUrl } from './trustedUrl.ts'

/**
 * Wall ms after which a spare that was taken gets a successor: what it was taken for comes first, and so does whoever
 * looks around. To load the model costs a third of a second of a processor, which a page that is soon left never needs.
 */
const NEXT_SPARE_MS = 12_000

let spare: Worker | null = null
let isNextAsked = false

/** Starts a worker before anybody needs it: it loads while the page does. */
export function startSpareWorker(): void {
  if (spare !== null) return
  const worker = makeWorker()
  spare = worker
  const forget = (): void => {
    if (spare === worker) spare = null
  }
  // Whoever needs a worker then starts one of their own, and hears why that fails.
  worker.addEventListener('error', forget, { once: true })
}

/**
 * A worker that has done nothing yet: the spare one, or else a new one. Another spare is started soon, so that a
 * model that breaks can be rebuilt where its program can no longer be fetched: offline, or after a new release.
 */
export function takeWorker(): Worker {
  const worker = spare ?? makeWorker()
  spare = null
  if (!isNextAsked) {
    isNextAsked = true
    setTimeout(() => {
      isNextAsked = false
      startSpareWorker()
    }, NEXT_SPARE_MS)
  }
  return worker
}

function makeWorker(): Worker {
  return new Worker(trustedWorkerUrl(workerUrl), { type: 'module', name: 'taskyard' })
}
