/** One rule of a lifecycle policy (ECR-6), of those that expire images. */
export interface LifecycleRule {
  /** The lowest goes first. */
  readonly rulePriority: number
  readonly description: string | null
  readonly tagStatus: 'tagged' | 'untagged' | 'any'
  /** Each has to match one of an image's tags; `*` stands for any number of characters. None but of `tagged`. */
  readonly tagPatterns: readonly string[]
  readonly count: { readonly type: 'imageCountMoreThan' | 'sinceImagePushed'; readonly number: number }
}

export const RULES_MAX_OF_POLICY = 50
export const WILDCARDS_MAX = 4
