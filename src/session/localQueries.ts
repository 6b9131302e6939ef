import { QueryClient } from '@tanstack/react-query'

/**
 * For questions to the model and to this browser's own store. The network has no part in them, so that it is away
 * must not hold them back, as it would of itself.
 */
export function newLocalQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { networkMode: 'always' }, mutations: { networkMode: 'always' } },
  })
}
