import { keepPreviousData, QueryClient, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Answer } from '../model/operations/command.ts'
import type { Act } from '../worker/protocol.ts'
import { followBranch } from './follow.ts'
import { useLabSession } from './labContext.ts'

/** A describe that is on the screen is asked anew so often while the world changes (wall ms). */
const DESCRIBE_EVERY_MS = 100

/** Answers come from this page's own worker and files: what fails once fails again, and a focused window changes nothing. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: Infinity } },
  })
}

/** The answer to a read, such as `DescribeServices`, kept up to date with the branch. The old one stays until then. */
export function useDescribe(branchId: string, { service, operation, input }: Act): UseQueryResult<Answer> {
  const session = useLabSession()
  const client = useQueryClient()
  const queryKey = ['describe', session.id, branchId, service, operation, input] as const
  const keyText = JSON.stringify(queryKey)
  useEffect(
    () =>
      followBranch(session.store, { branchId, everyMs: DESCRIBE_EVERY_MS }, () => {
        void client.invalidateQueries({ queryKey: JSON.parse(keyText) as unknown[], exact: true })
      }),
    [session, client, branchId, keyText],
  )
  return useQuery({
    queryKey,
    queryFn: () => session.query({ service, operation, input }, branchId),
    placeholderData: keepPreviousData,
    // An answer to a branch that changes is worth nothing once nobody looks.
    gcTime: 10_000,
  })
}
