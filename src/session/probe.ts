import type { LabSession } from './labSession.ts'
import { activeView } from './labStore.ts'

/** What `window.__taskyard` offers to the browser tests. */
export interface Probe {
  readonly session: LabSession
  /** Of the active branch, as the page heard it last. */
  hash: () => string | null
  crashWorker: () => void
  hangWorker: () => void
}

declare global {
  interface Window {
    __taskyard?: Probe
  }
}

/** Read once: the router rewrites the address. */
const isAsked = typeof location !== 'undefined' && new URLSearchParams(location.search).has('probe')

/**
 * For e2e/ alone: an address with `?probe` lets a test read the state hash and break the worker as a bug would.
 * It gives nobody power over anybody else's lab, and nothing on the screen leads here.
 *
 * @returns takes it away again
 */
export function installProbe(session: LabSession): () => void {
  if (!isAsked) return () => undefined
  window.__taskyard = {
    session,
    hash: () => activeView(session.store.getState())?.hash ?? null,
    crashWorker: () => session.failWorker('crash'),
    hangWorker: () => session.failWorker('hang'),
  }
  return () => {
    delete window.__taskyard
  }
}
