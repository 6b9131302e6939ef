import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { databaseShelf } from './database.ts'
import { listSavedLabs, type SavedLab } from './savedLabs.ts'

export const SAVED_LABS_KEY = ['savedLabs'] as const

/** The labs that this browser keeps, newest first. */
export function useSavedLabs(): UseQueryResult<readonly SavedLab[]> {
  // The database is here, whether or not the network is.
  return useQuery({ queryKey: SAVED_LABS_KEY, queryFn: () => listSavedLabs(databaseShelf), networkMode: 'always' })
}
