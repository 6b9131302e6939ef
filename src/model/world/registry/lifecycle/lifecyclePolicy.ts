/** By what a rule counts, in AWS's words. */
export const COUNT_TYPES = [
  'imageCountMoreThan',
  'sinceImagePushed',
  'sinceImagePulled',
  'sinceImageTransitioned',
] as const
export type CountType = (typeof COUNT_TYPES)[number]

/** One rule of a lifecycle policy (ECR-6). */
export interface LifecycleRule {
  /** The lowest goes first. */
  readonly rulePriority: number
  readonly description: string | null
  readonly tagStatus: 'tagged' | 'untagged' | 'any'
  /** Each has to match one of an image's tags; `*` stands for any number of characters. None but of `tagged`. */
  readonly tagPatterns: readonly string[]
  /** It selects images of this class alone (ECR-13). */
  readonly storageClass: 'standard' | 'archive'
  readonly count: { readonly type: CountType; readonly number: number }
  readonly action: 'expire' | 'archive'
}

export const RULES_MAX_OF_POLICY = 50
export const WILDCARDS_MAX = 4
/** Images stay in the archive for so long at least; what is deleted by hand is paid for as long. */
export const ARCHIVE_DAYS_MIN = 90
