import { imageStatus, isListWith, type StoredImage } from '../image.ts'
import { matchesWildcards } from '../../../../base/wildcards.ts'
import type { LifecycleRule } from './lifecyclePolicy.ts'

const DAY_MS = 24 * 60 * 60_000

/** Why an image goes or stays. */
export type VerdictReason =
  /** It goes: enough are newer that the rule selects as well; pushed, pulled or archived longer ago than the rule says. */
  | 'beyondCount'
  | 'tooOld'
  | 'notPulled'
  | 'longArchived'
  /** It stays: it is among the newest; pushed, pulled or archived since; no rule selects it. */
  | 'amongNewest'
  | 'youngEnough'
  | 'pulledSince'
  | 'archivedSince'
  | 'unselected'
  /** It stays whatever a rule says: a manifest list that is there names it. */
  | 'inList'

/** What becomes of an image. */
export type Fate = 'stays' | 'expires' | 'isArchived'

/** What a policy makes of one image. */
export interface ImageVerdict {
  readonly image: StoredImage
  /** The first that selects it: no later one can have it go. */
  readonly rule: LifecycleRule | null
  readonly fate: Fate
  readonly reason: VerdictReason
  /** The rules after it that would have had it go. */
  readonly overruled: readonly number[]
}

/**
 * ECR-6: what a policy makes of the images of a repository. All rules look at all images at once; the first by priority
 * that selects an image decides on it, and later ones count it as if it stayed.
 *
 * @returns oldest first, as they go
 */
export function evaluateLifecycle(
  images: readonly StoredImage[],
  rules: readonly LifecycleRule[],
  nowMs: number,
): readonly ImageVerdict[] {
  const oldestFirst = images
    .map((image, index) => ({ image, index }))
    .sort((a, b) => sinceMs(a.image) - sinceMs(b.image) || a.index - b.index)
    .map(({ image }) => image)
  const marks = [...rules]
    .sort((a, b) => a.rulePriority - b.rulePriority)
    .map((rule) => ({ rule, ...marksOf(rule, oldestFirst, nowMs) }))
  const lists = images.filter(({ content }) => content.manifests !== undefined)
  return oldestFirst.map((image) => {
    const [first, ...later] = marks.filter(({ selected }) => selected.has(image))
    const isMarked = first?.marked.has(image) === true
    const isKept = isMarked && first !== undefined && isNamed(image, lists, first.rule)
    const goes = isMarked && !isKept
    const overruled =
      goes || isKept ? [] : later.filter(({ marked, rule }) => marked.has(image) && !isNamed(image, lists, rule))
    return {
      image,
      rule: first?.rule ?? null,
      fate: goes ? FATES[first.rule.action] : 'stays',
      reason: isKept ? 'inList' : reasonOf(first?.rule, goes),
      overruled: overruled.map(({ rule }) => rule.rulePriority),
    }
  })
}

const FATES = { expire: 'expires', archive: 'isArchived' } as const

/** What a list names expires after it, and goes into the archive after it. */
function isNamed(
  { content: { digest } }: StoredImage,
  lists: readonly StoredImage[],
  { action }: LifecycleRule,
): boolean {
  return lists.some((list) => (action === 'expire' || imageStatus(list) !== 'ARCHIVED') && isListWith(list, digest))
}

/** When it was pushed; of one that was archived and came back, when it did. */
function activeSinceMs({ pushedAtMs, archiving }: StoredImage): number {
  return archiving?.activatedAtMs ?? pushedAtMs
}

/** By what images are in order: those of the archive by when they came there. */
function sinceMs(image: StoredImage): number {
  return imageStatus(image) === 'ARCHIVED' && image.archiving !== undefined
    ? image.archiving.archivedAtMs
    : activeSinceMs(image)
}

/** When it was pulled; of one that was not, since it came back or at all, since when it could be. */
function pulledSinceMs(image: StoredImage): number {
  const { lastPulledAtMs, archiving } = image
  const sinceBackMs = archiving?.activatedAtMs ?? -Infinity
  return lastPulledAtMs !== null && lastPulledAtMs >= sinceBackMs ? lastPulledAtMs : activeSinceMs(image)
}

const COUNTED_FROM = {
  sinceImagePushed: activeSinceMs,
  sinceImagePulled: pulledSinceMs,
  sinceImageTransitioned: sinceMs,
} as const

interface Marks {
  readonly selected: ReadonlySet<StoredImage>
  /** Those of them that it would have go. */
  readonly marked: ReadonlySet<StoredImage>
}

function marksOf(rule: LifecycleRule, oldestFirst: readonly StoredImage[], nowMs: number): Marks {
  const { type, number } = rule.count
  const selected = oldestFirst.filter((image) => isSelected(rule, image))
  const marked =
    type === 'imageCountMoreThan'
      ? selected.slice(0, Math.max(0, selected.length - number))
      : selected.filter((image) => nowMs - COUNTED_FROM[type](image) > number * DAY_MS)
  return { selected: new Set(selected), marked: new Set(marked) }
}

/** One on its way back is of neither class. */
function isSelected({ tagStatus, tagPatterns, storageClass }: LifecycleRule, image: StoredImage): boolean {
  const { tags } = image
  if (imageStatus(image) !== (storageClass === 'archive' ? 'ARCHIVED' : 'ACTIVE')) return false
  if (tagStatus === 'any') return true
  if (tagStatus === 'untagged') return tags.length === 0
  // Of the two signs `*` alone stands for others here; no tag has a `?`.
  return tagPatterns.every((pattern) => !pattern.includes('?') && tags.some((tag) => matchesWildcards(pattern, tag)))
}

const REASONS = {
  imageCountMoreThan: { goes: 'beyondCount', stays: 'amongNewest' },
  sinceImagePushed: { goes: 'tooOld', stays: 'youngEnough' },
  sinceImagePulled: { goes: 'notPulled', stays: 'pulledSince' },
  sinceImageTransitioned: { goes: 'longArchived', stays: 'archivedSince' },
} as const

function reasonOf(rule: LifecycleRule | undefined, goes: boolean): VerdictReason {
  return rule === undefined ? 'unselected' : REASONS[rule.count.type][goes ? 'goes' : 'stays']
}
