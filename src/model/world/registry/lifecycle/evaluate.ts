import type { StoredImage } from '../image.ts'
import { matchesWildcard } from '../tagMutability.ts'
import type { LifecycleRule } from './lifecyclePolicy.ts'

const DAY_MS = 24 * 60 * 60_000

/** Why an image expires or stays. */
export type VerdictReason =
  /** It expires: more than so many are newer that the rule selects as well; it was pushed longer ago. */
  | 'beyondCount'
  | 'tooOld'
  /** It stays: it is among the newest; it is young enough; no rule selects it. */
  | 'amongNewest'
  | 'youngEnough'
  | 'unselected'
  /** It stays whatever a rule says: a manifest list that is there names it. */
  | 'inList'

/** What a policy makes of one image. */
export interface ImageVerdict {
  readonly image: StoredImage
  /** The first that selects it: no later one can expire it. */
  readonly rule: LifecycleRule | null
  readonly isExpired: boolean
  readonly reason: VerdictReason
  /** The rules after it that would have expired it. */
  readonly overruled: readonly number[]
}

/**
 * ECR-6: what a policy makes of the images of a repository. All rules look at all images at once; the first by priority
 * that selects an image decides on it, and later ones count it as if it stayed.
 *
 * @returns oldest first, as they expire
 */
export function evaluateLifecycle(
  images: readonly StoredImage[],
  rules: readonly LifecycleRule[],
  nowMs: number,
): readonly ImageVerdict[] {
  const oldestFirst = images
    .map((image, index) => ({ image, index }))
    .sort((a, b) => a.image.pushedAtMs - b.image.pushedAtMs || a.index - b.index)
    .map(({ image }) => image)
  const marks = [...rules]
    .sort((a, b) => a.rulePriority - b.rulePriority)
    .map((rule) => ({ rule, ...marksOf(rule, oldestFirst, nowMs) }))
  const named = new Set(images.flatMap(({ content }) => content.manifests?.map(({ digest }) => digest) ?? []))
  return oldestFirst.map((image) => {
    const selecting = marks.filter(({ selected }) => selected.has(image))
    const [first, ...later] = selecting
    const isNamed = named.has(image.content.digest)
    const wouldExpire = first?.marked.has(image) === true
    const isExpired = wouldExpire && !isNamed
    return {
      image,
      rule: first?.rule ?? null,
      isExpired,
      reason: isNamed && wouldExpire ? 'inList' : reasonOf(first?.rule, isExpired),
      overruled:
        isExpired || isNamed
          ? []
          : later.filter(({ marked }) => marked.has(image)).map(({ rule }) => rule.rulePriority),
    }
  })
}

interface Marks {
  readonly selected: ReadonlySet<StoredImage>
  /** Those of them that it would expire. */
  readonly marked: ReadonlySet<StoredImage>
}

function marksOf(rule: LifecycleRule, oldestFirst: readonly StoredImage[], nowMs: number): Marks {
  const { type, number } = rule.count
  const selected = oldestFirst.filter((image) => isSelected(rule, image))
  const marked =
    type === 'imageCountMoreThan'
      ? selected.slice(0, Math.max(0, selected.length - number))
      : selected.filter(({ pushedAtMs }) => nowMs - pushedAtMs > number * DAY_MS)
  return { selected: new Set(selected), marked: new Set(marked) }
}

function isSelected({ tagStatus, tagPatterns }: LifecycleRule, { tags }: StoredImage): boolean {
  if (tagStatus === 'any') return true
  if (tagStatus === 'untagged') return tags.length === 0
  return tagPatterns.every((pattern) => tags.some((tag) => matchesWildcard(pattern, tag)))
}

function reasonOf(rule: LifecycleRule | undefined, isExpired: boolean): VerdictReason {
  if (rule === undefined) return 'unselected'
  if (rule.count.type === 'imageCountMoreThan') return isExpired ? 'beyondCount' : 'amongNewest'
  return isExpired ? 'tooOld' : 'youngEnough'
}
