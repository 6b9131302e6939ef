import type { Random } from '../base/random.ts'

/** An image as the second implementation of lifecycle policies knows one. */
export interface PlainImage {
  readonly name: string
  readonly tags: readonly string[]
  readonly daysOld: number
  /** How many days ago it was pulled last; left out where nobody has. */
  readonly pulledDaysAgo?: number
  /** How long it is in the archive; left out of one that is not there. */
  readonly archivedDaysAgo?: number
  /** How long it is back from the archive. */
  readonly backDaysAgo?: number
  /** Neither there nor back. */
  readonly isOnItsWay?: boolean
}

/** A rule as a policy's JSON has it. */
export interface PlainRule {
  readonly rulePriority: number
  readonly selection: {
    readonly tagStatus: string
    readonly tagPrefixList?: readonly string[]
    readonly tagPatternList?: readonly string[]
    readonly storageClass?: string
    readonly countType: string
    readonly countUnit?: string
    readonly countNumber: number
  }
  readonly action: { readonly type: string; readonly targetStorageClass?: string }
}

/**
 * Which images a policy expires, or archives, by the evaluation rules of the Amazon ECR User Guide (LifecyclePolicies), read one
 * image at a time and without the model: an image goes by the first rule whose tagging requirements it meets, and by
 * none else. Of images that were pushed at the same time, those that are named later are newer.
 */
export function goneBy(
  images: readonly PlainImage[],
  rules: readonly PlainRule[],
  action: 'expire' | 'transition',
): readonly string[] {
  const gone = images.filter((image, index) => {
    const rule = firstRuleOf(image, rules)
    return rule?.action.type === action && isMarked(index, images, rule)
  })
  return gone.map(({ name }) => name)
}

function isMarked(index: number, images: readonly PlainImage[], rule: PlainRule): boolean {
  const image = images[index]
  if (image === undefined) return false
  const { countType, countNumber } = rule.selection
  const { pulledDaysAgo, backDaysAgo, archivedDaysAgo = 0 } = image
  if (countType === 'sinceImagePushed') return (backDaysAgo ?? image.daysOld) > countNumber
  if (countType === 'sinceImageTransitioned') return archivedDaysAgo > countNumber
  if (countType === 'sinceImagePulled') {
    if (pulledDaysAgo === undefined) return (backDaysAgo ?? image.daysOld) > countNumber
    // Pulled before it was archived, and not since it came back.
    return (backDaysAgo !== undefined && backDaysAgo < pulledDaysAgo ? backDaysAgo : pulledDaysAgo) > countNumber
  }
  let newer = 0
  for (const [at, other] of images.entries()) {
    const [age, otherAge] = [backDaysAgo ?? image.daysOld, other.backDaysAgo ?? other.daysOld]
    const isNewer = otherAge < age || (otherAge === age && at > index)
    if (isNewer && meets(other, rule)) newer += 1
  }
  return newer >= countNumber
}

/** The rule that decides on an image; `undefined` where none does. */
export function firstRuleOf(image: PlainImage, rules: readonly PlainRule[]): PlainRule | undefined {
  let first: PlainRule | undefined
  for (const rule of rules) {
    if (meets(image, rule) && (first === undefined || rule.rulePriority < first.rulePriority)) first = rule
  }
  return first
}

function meets(image: PlainImage, { selection }: PlainRule): boolean {
  const { tags } = image
  const { tagStatus, tagPrefixList, tagPatternList, storageClass } = selection
  if (image.isOnItsWay === true) return false
  if ((image.archivedDaysAgo !== undefined) !== (storageClass === 'archive')) return false
  if (tagStatus === 'any') return true
  if (tagStatus === 'untagged') return tags.length === 0
  for (const prefix of tagPrefixList ?? []) {
    if (!tags.some((tag) => tag.slice(0, prefix.length) === prefix)) return false
  }
  for (const pattern of tagPatternList ?? []) {
    if (!tags.some((tag) => fits([...tag], [...pattern]))) return false
  }
  return true
}

/** Character by character: a `*` is passed over, or takes one more. */
function fits(tag: readonly string[], pattern: readonly string[]): boolean {
  const [wanted, ...rest] = pattern
  if (wanted === undefined) return tag.length === 0
  if (wanted !== '*') return tag[0] === wanted && fits(tag.slice(1), rest)
  return fits(tag, rest) || (tag.length > 0 && fits(tag.slice(1), pattern))
}

const WORDS = ['a', 'b', 'ab', 'ba', 'prod', 'beta'] as const

const pick = <T>(random: Random, from: readonly [T, ...(readonly T[])]): T =>
  from[random.between(0, from.length - 1)] ?? from[0]

/** A repository of up to a dozen images; a tag is one image's. */
export function randomImages(random: Random): readonly PlainImage[] {
  return Array.from({ length: random.between(0, 12) }, (_, index) => ({
    name: `image ${String(index)}`,
    tags: Array.from(
      { length: random.between(0, 3) },
      (_one, at) => `${pick(random, WORDS)}-${String(index)}${'xyz'.charAt(at)}`,
    ),
    ...randomTimes(random),
  }))
}

/** Most were never archived; some are, some are back, some on their way. Days in the archive count from 90 on. */
function randomTimes(random: Random): Omit<PlainImage, 'name' | 'tags'> {
  const daysOld = random.between(0, 8)
  const pulled = random.between(0, 1) === 1 ? { pulledDaysAgo: random.between(0, daysOld) } : {}
  const [lot, ago] = [random.between(0, 9), random.between(0, daysOld)]
  if (lot < 3) return { daysOld: daysOld + 90, ...pulled, archivedDaysAgo: ago + 88 }
  if (lot < 5) return { daysOld, ...pulled, backDaysAgo: ago }
  return lot === 5 ? { daysOld, ...pulled, isOnItsWay: true } : { daysOld, ...pulled }
}

/** A policy of up to eight rules that ECR takes, up to four for each of its two classes, in any order of the two. */
export function randomRules(random: Random): readonly PlainRule[] {
  const standard = rulesOfClass(random, 3 * random.between(0, 4))
  return random.between(0, 1) === 0 ? standard : [...standard, ...rulesOfClass(random, 2, 'archive')]
}

/** Of any at most one, the last, and of untagged at most one. */
function rulesOfClass(random: Random, from: number, storageClass?: 'archive'): readonly PlainRule[] {
  const count = random.between(1, 4)
  const hasAny = random.between(0, 1) === 1
  const untaggedAt = random.between(0, count)
  const rules = Array.from({ length: count }, (_, index) => {
    const isAny = hasAny && index === count - 1
    const tagStatus = isAny ? 'any' : index === untaggedAt ? 'untagged' : 'tagged'
    const tags = { tagStatus, ...(tagStatus === 'tagged' && randomTags(random)) }
    const rulePriority = from + 3 * index + 1
    return { rulePriority, ...(storageClass === undefined ? ofStandard(random, tags) : ofArchive(random, tags)) }
  })
  return random.between(0, 1) === 1 ? rules.toReversed() : rules
}

function randomTags(random: Random): Pick<PlainRule['selection'], 'tagPrefixList' | 'tagPatternList'> {
  const words = Array.from({ length: random.between(1, 2) }, () => pick(random, WORDS))
  if (random.between(0, 1) === 1) return { tagPrefixList: words }
  return { tagPatternList: words.map((word) => pick(random, [`${word}*`, `*${word}*`, `*-*${word}`, `${word}-1x`])) }
}

type Tags = Pick<PlainRule['selection'], 'tagStatus' | 'tagPrefixList' | 'tagPatternList'>
const EXPIRE = { type: 'expire' }
const ARCHIVE = { type: 'transition', targetStorageClass: 'archive' }

/** What was not pulled is archived alone. */
function ofStandard(random: Random, tags: Tags): Omit<PlainRule, 'rulePriority'> {
  const countNumber = random.between(1, 5)
  const action = random.between(0, 1) === 1 ? EXPIRE : ARCHIVE
  const lot = random.between(0, 3)
  if (lot < 2) return { selection: { ...tags, countType: 'imageCountMoreThan', countNumber }, action }
  const countType = lot === 2 ? 'sinceImagePushed' : 'sinceImagePulled'
  const selection = { ...tags, countType, countUnit: 'days', countNumber }
  return { selection, action: lot === 2 ? action : ARCHIVE }
}

function ofArchive(random: Random, tags: Tags): Omit<PlainRule, 'rulePriority'> {
  const counted = { countType: 'sinceImageTransitioned', countUnit: 'days', countNumber: random.between(90, 95) }
  return { selection: { ...tags, storageClass: 'archive', ...counted }, action: EXPIRE }
}
