import { queryOptions } from '@tanstack/react-query'
import { databaseShelf } from '../../session/saving/database.ts'
import { lastLab } from '../../session/saving/lastLab.ts'

/** The lab that was left, as it is now: found anew each time the page comes. */
export const lastLabQuery = queryOptions({
  queryKey: ['lastLab'],
  queryFn: () => lastLab(databaseShelf),
  networkMode: 'always',
  gcTime: 0,
})
