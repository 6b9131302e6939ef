import type { ErrorShape } from '../../model/api/command.ts'
import type { LabLocks } from './labLocks.ts'
import { loadLab, type DamagedVersion } from './loadLab.ts'
import type { Shelf } from './shelf.ts'

interface Failure {
  readonly error: ErrorShape
}

export interface ExportedLab {
  /** What a file of it is called, without its ending. */
  readonly title: string
  readonly text: string
}

/**
 * A saved lab with all its branches as text, which opens like a lab file; when none of its versions can be opened,
 * whatever text is left of them.
 */
export async function exportSavedLab(shelf: Shelf, labId: string): Promise<ExportedLab | Failure> {
  const loading = await loadLab(shelf, labId)
  if ('lab' in loading) return { title: loading.lab.state.lab.title, text: loading.lab.text }
  const text = remainsText(loading.damaged)
  return text === ''
    ? { error: { name: 'NothingLeft', message: 'Nothing is left of this lab.' } }
    : { title: DAMAGED, text }
}

/** What is left of damaged versions, the newest first, for a person or a newer Taskyard to read. */
export function remainsText(damaged: readonly DamagedVersion[]): string {
  return damaged.flatMap(({ text }) => (text === '' ? [] : text)).join('\n')
}

export const DAMAGED = 'damaged lab'

/** Takes a lab out of the browser for good, unless a tab has it open. */
export async function removeSavedLab(
  shelf: Shelf,
  locks: LabLocks,
  labId: string,
): Promise<{ readonly isRemoved: true } | Failure> {
  const lock = await locks.take(labId)
  if (lock === null) {
    return { error: { name: 'LabIsOpen', message: 'This lab is open in another tab. Close it there, then remove it.' } }
  }
  try {
    await shelf.remove(labId)
    return { isRemoved: true }
  } catch {
    return { error: { name: 'NotRemoved', message: 'The browser did not remove it. Nothing has changed.' } }
  } finally {
    lock.release()
  }
}
