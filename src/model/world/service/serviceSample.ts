import type { Limits } from '../deployment/limits.ts'

/** The counts of one revision at one moment. */
export interface RevisionCounts {
  readonly definitionKey: string
  /** PRIMARY is what the service rolls to. */
  readonly isPrimary: boolean
  readonly running: number
  readonly pending: number
  readonly healthy: number
  readonly leaving: number
}

/** A service at one moment, as history keeps it. */
export interface ServiceSample {
  readonly desiredCount: number
  readonly limits: Limits
  readonly isSteady: boolean
  readonly waitingCount: number
  /** Newest first, as `deployments[]` is. */
  readonly revisions: readonly RevisionCounts[]
}
