/** What a deployment has resolved of its images (PUL-3): part of its service revision. */
export interface KeptImages {
  /** By container name. */
  readonly digests: Readonly<Record<string, string>>
  /** Tasks whose image could not be resolved. */
  readonly failedTries: number
}

/** After so many failed tries a deployment goes on without the digests that it has not (guide, deployment-type-ecs). */
export const RESOLVE_TRIES = 3
