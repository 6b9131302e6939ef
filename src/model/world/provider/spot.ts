export const FARGATE_SPOT = 'FARGATE_SPOT'

/** Since when Spot capacity of a kind is gone, by `lab SetSpotCapacity` (CPR-11). */
export interface SpotShortage {
  readonly sinceMs: number
}

/** The rule of a task that was not started since Fargate Spot has no capacity. */
export const SPOT_SHORTAGE_RULE = 'CPR-11'
