import { rollingLab } from '../worker/rollingLab.fixture.ts'
import { FakeFrames, FakeWorkers } from './inProcess.fixture.ts'
import { createLabSession, type LabSession } from './labSession.ts'
import { activeView, type LabStore } from './labStore.ts'
import { Opener } from './opener.ts'
import { Keeping } from './saving/keeping.ts'
import type { LabLocks } from './saving/labLocks.ts'
import { MemoryLocks } from './saving/memoryLocks.fixture.ts'
import { MemoryShelf } from './saving/memoryShelf.fixture.ts'

export interface Page {
  readonly workers: FakeWorkers
  readonly session: LabSession
  readonly keeping: Keeping
  readonly opener: Opener
  readonly shelf: MemoryShelf
  readonly locks: MemoryLocks
}

/** A page with the rolling lab on it, which nobody has acted in. Pages that share a shelf and locks are tabs. */
export async function openPage(browser: Partial<Pick<Page, 'shelf' | 'locks'>> = {}): Promise<Page> {
  const { shelf = new MemoryShelf(), locks = new MemoryLocks() } = browser
  const workers = new FakeWorkers()
  const session = createLabSession({ makeClient: workers.make, frames: new FakeFrames() })
  const keeping = new Keeping(session.store, toolsOf(shelf, locks))
  const opener = new Opener(session, keeping, shelf)
  keeping.start()
  await session.open(rollingLab)
  return { workers, session, keeping, opener, shelf, locks }
}

export function toolsOf(shelf: MemoryShelf, locks: LabLocks) {
  return { shelf, locks, askToPersist: () => Promise.resolve(true), now: () => Date.now() }
}

/** What is on the screen. */
export function view(session: { readonly store: LabStore }) {
  const found = activeView(session.store.getState())
  if (found === undefined) throw new Error('nothing is shown')
  return found
}
