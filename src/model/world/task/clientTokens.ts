/** What was made under a client token (TSK-11): whoever asks again with it is told of that and makes nothing. */
export interface ClientTokenUse {
  /** Names the request, the token and the cluster apart: another request gives another. */
  readonly request: string
  readonly atMs: number
  /** Ids of the tasks, or the key of the service, that came of it. */
  readonly made: readonly string[]
  /** Why no instance took the tasks that were not placed, and how many those were. */
  readonly unplaced: { readonly count: number; readonly failures: readonly PlacementFailure[] }
}

export interface PlacementFailure {
  /** The instance or the provider that has no room; left out where it is nobody's. */
  readonly arn?: string
  readonly reason: string
}

/** Tokens of different operations and clusters do not meet. */
export function clientTokenKey(operation: string, clusterName: string, token: string): string {
  return `${operation} ${clusterName} ${token}`
}
