import { listSavedLabs } from './savedLabs.ts'
import { loadLab } from './loadLab.ts'
import type { Shelf } from './shelf.ts'

/** The lab that this browser saved last, and the moment at which it was left, in simulated ms. */
export interface LastLab {
  readonly title: string
  readonly atMs: number
  /** Wall clock, ms since 1970. */
  readonly savedAt: number
}

/** `null` when there is none that can be opened, and where the browser keeps nothing: nobody is promised a lab then. */
export async function lastLab(shelf: Shelf): Promise<LastLab | null> {
  try {
    const [newest] = await listSavedLabs(shelf)
    if (newest?.kind !== 'whole') return null
    const loading = await loadLab(shelf, newest.labId)
    if ('error' in loading) return null
    const { lab, atMs } = loading.lab.state
    return { title: lab.title, atMs, savedAt: newest.savedAt }
  } catch {
    return null
  }
}
