import type { ImageContent } from '../registry/image.ts'

/** An image on an instance's disk (PUL-2). */
export interface CachedImage {
  readonly repositoryUri: string
  readonly content: ImageContent
  /** The tags by which it was pulled and no other image since. */
  readonly tags: readonly string[]
  readonly pulledAtMs: number
  readonly usedAtMs: number
}

export const PULL_BEHAVIORS = ['default', 'always', 'once', 'prefer-cached'] as const
/** ECS_IMAGE_PULL_BEHAVIOR of an agent. */
export type PullBehavior = (typeof PULL_BEHAVIORS)[number]

/** What an agent does, said of its instance, or else of its cluster. */
export function pullBehaviorOf(
  { pullBehaviors }: { readonly pullBehaviors: ReadonlyMap<string, PullBehavior> },
  { id, clusterName }: { readonly id: string; readonly clusterName: string },
): PullBehavior {
  return pullBehaviors.get(instanceBehaviorKey(id)) ?? pullBehaviors.get(clusterBehaviorKey(clusterName)) ?? 'default'
}

export function instanceBehaviorKey(id: string): string {
  return `instance ${id}`
}

export function clusterBehaviorKey(clusterName: string): string {
  return `cluster ${clusterName}`
}
