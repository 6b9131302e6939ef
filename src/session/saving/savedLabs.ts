import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { ErrorShape } from '../../model/operations/command.ts'
import type { LabSession } from '../labSession.ts'
import { databaseShelf } from './database.ts'
import { readSaved } from './savedLab.ts'
import { listPointers, loadText, type Pointer, type Shelf } from './slots.ts'

const SAVED_LABS = ['savedLabs'] as const

/** The labs that this browser keeps, newest first. */
export function useSavedLabs(): UseQueryResult<readonly Pointer[]> {
  // The database is here, whether or not the network is.
  return useQuery({ queryKey: SAVED_LABS, queryFn: () => listPointers(databaseShelf), networkMode: 'always' })
}

export type OpenedSaved =
  /** `isOlder`: the newest version was damaged, so it is the one before. */
  | { readonly isOlder: boolean }
  /** `remains`: what there was of it, to be saved as a file. */
  | { readonly error: ErrorShape; readonly remains: readonly string[] }

/** Opens a saved lab where it was left. Nothing that is wrong with it stops the page. */
export async function openSavedLab(
  session: LabSession,
  labId: string,
  shelf: Shelf = databaseShelf,
): Promise<OpenedSaved> {
  let loaded
  try {
    loaded = await loadText(shelf, labId)
  } catch {
    return { error: { name: 'NotReadable', message: 'The browser could not read its saved labs.' }, remains: [] }
  }
  if (loaded.text === null) {
    const message = 'No whole version of this lab is left in this browser.'
    return { error: { name: 'SavedLabDamaged', message }, remains: loaded.remains }
  }
  const reading = readSaved(loaded.text)
  if ('error' in reading) return { error: reading.error, remains: [loaded.text] }
  const error = await session.restore(reading.state)
  return error === null ? { isOlder: loaded.isOlder } : { error, remains: [loaded.text] }
}

/** For a lab that is saved for the first time: 16 hexadecimal digits. */
export function newLabId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
