import type { Fate } from './evaluate.ts'
import type { LifecycleRule } from './lifecyclePolicy.ts'

/** What a policy would do (ECR-6), as it was found when somebody asked. By its repository it stands in the table. */
export interface LifecyclePreview {
  readonly policyText: string
  readonly startedAtMs: number
  readonly images: readonly PreviewedImage[]
}

/** An image that would go. */
export interface PreviewedImage {
  readonly digest: string
  readonly tags: readonly string[]
  readonly pushedAtMs: number
  readonly rulePriority: number
  readonly fate: Exclude<Fate, 'stays'>
  /** In which it is. */
  readonly storageClass: LifecycleRule['storageClass']
}

/** How long AWS takes for one it does not say. */
const PREVIEW_MS = 10_000

export function isPreviewing({ startedAtMs }: LifecyclePreview, nowMs: number): boolean {
  return nowMs < startedAtMs + PREVIEW_MS
}
