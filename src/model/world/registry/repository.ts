import type { Tag } from '../tags/tags.ts'

/** AWS's words for whether a tag of a repository may be moved (ECR-4). */
export const TAG_MUTABILITIES = ['MUTABLE', 'IMMUTABLE', 'MUTABLE_WITH_EXCLUSION', 'IMMUTABLE_WITH_EXCLUSION'] as const
export type TagMutability = (typeof TAG_MUTABILITIES)[number]

export const ENCRYPTION_TYPES = ['AES256', 'KMS', 'KMS_DSSE'] as const

/**
 * A registry of which something was said: from then on it has the images that were pushed to it and no others. Of a
 * registry that nothing was said of, every image is there (IMG-1).
 */
export interface Registry {
  /** `123456789012.dkr.ecr.us-east-1.amazonaws.com`, `public.ecr.aws`, `docker.io`. */
  readonly host: string
  /** Whose it is; `null` for one that is not of ECR. */
  readonly accountId: string | null
  readonly createdAtMs: number
}

/** A repository of ECR, or of another registry (ECR-1). By its URI it stands in the table. */
export interface Repository {
  readonly uri: string
  readonly host: string
  readonly name: string
  readonly createdAtMs: number
  readonly tagMutability: TagMutability
  /** WILDCARD filters of tags that are excepted. */
  readonly exclusions: readonly string[]
  readonly scanOnPush: boolean
  /** Fixed at creation. */
  readonly encryption: { readonly type: (typeof ENCRYPTION_TYPES)[number]; readonly kmsKey: string | null }
  readonly policyText: string | null
  readonly lifecyclePolicyText: string | null
  /** When it was carried out last; `null` before. */
  readonly lifecycleEvaluatedAtMs: number | null
  /** AWS's tags of a resource, which have nothing to do with those of images (ECR-12); left out for none. */
  readonly resourceTags?: readonly Tag[]
}
