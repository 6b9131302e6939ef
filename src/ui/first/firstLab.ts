import type { World } from '../../model/world/world.ts'
import { activeView } from '../../session/labStore.ts'
import { beginRun, type BegunRun } from '../../session/openRun.ts'
import { firstRunAt } from './firstRuns.ts'

/** Wall ms for a lab to open, from where the worker says that it takes a while: the page is worth more by then. */
const PATIENCE_MS = 2_000

/** A lab that is opened before its page is there. */
export interface FirstLab {
  /** What the page calls 00:00. */
  readonly originMs: number
  /** Two labs side by side stand otherwise than one. */
  readonly isAlone: boolean
  /** What is shown of it; `null` where it takes long, or something is wrong with it: the page says so. */
  readonly world: Promise<World | null>
}

/** Opens what the page at this address opens with; `null` where it opens with nothing that a stage shows. */
export function openFirstLab(): FirstLab | null {
  const first = firstRunAt(location)
  if (first === null) return null
  const { originMs, otherActs } = first.run
  return { originMs, isAlone: otherActs === null, world: worldOf(beginRun(first.run, location.pathname)) }
}

/** What is shown of a lab that is being opened. */
export async function worldOf({ session, isOpen }: BegunRun): Promise<World | null> {
  const { store } = session
  let stop = (): void => undefined
  const isHindered = new Promise<false>((resolve) => {
    stop = store.subscribe(({ notice, progress }) => {
      if (notice !== null) resolve(false)
      // The worker has its program, and goes on and on.
      else if (progress !== null) setTimeout(() => resolve(false), PATIENCE_MS)
    })
  })
  const isThere = await Promise.race([isOpen, isHindered])
  stop()
  return isThere ? (activeView(store.getState())?.world ?? null) : null
}
