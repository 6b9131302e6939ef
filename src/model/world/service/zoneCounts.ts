/** Tasks of a service are being moved to other zones (SVC-10). */
export interface Rebalancing {
  /** It ends with a new deployment or another desired count. */
  readonly deploymentId: string
  readonly desiredCount: number
  /** What it has started since the service was last steady. */
  readonly taskIds: readonly string[]
}

/** How many tasks of a service are in a zone. */
export interface ZoneCount {
  readonly zone: string
  readonly count: number
}
