import type { Random } from '../base/random.ts'

/** An image as the second implementation of lifecycle policies knows one. */
export interface PlainImage {
  readonly name: string
  readonly tags: readonly string[]
  readonly daysOld: number
}

/** A rule as a policy's JSON has it. */
export interface PlainRule {
  readonly rulePriority: number
  readonly selection: {
    readonly tagStatus: string
    readonly tagPrefixList?: readonly string[]
    readonly tagPatternList?: readonly string[]
    readonly countType: string
    readonly countUnit?: string
    readonly countNumber: number
  }
}

/**
 * Which images a policy expires, by the evaluation rules of the Amazon ECR User Guide (LifecyclePolicies), read one
 * image at a time and without the model: an image goes by the first rule whose tagging requirements it meets, and by
 * none else. Of images that were pushed at the same time, those that are named later are newer.
 */
export function expiredBy(images: readonly PlainImage[], rules: readonly PlainRule[]): readonly string[] {
  return images.filter((_, index) => expires(index, images, rules)).map(({ name }) => name)
}

function expires(index: number, images: readonly PlainImage[], rules: readonly PlainRule[]): boolean {
  const image = images[index]
  const first = image === undefined ? undefined : firstRuleOf(image, rules)
  if (image === undefined || first === undefined) return false
  const { countType, countNumber } = first.selection
  if (countType === 'sinceImagePushed') return image.daysOld > countNumber
  let newer = 0
  for (const [at, other] of images.entries()) {
    const isNewer = other.daysOld < image.daysOld || (other.daysOld === image.daysOld && at > index)
    if (isNewer && meets(other, first)) newer += 1
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

function meets({ tags }: PlainImage, { selection }: PlainRule): boolean {
  const { tagStatus, tagPrefixList, tagPatternList } = selection
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
    daysOld: random.between(0, 8),
  }))
}

/** A policy of up to four rules that ECR takes: of any at most one, the last, and of untagged at most one. */
export function randomRules(random: Random): readonly PlainRule[] {
  const count = random.between(1, 4)
  const hasAny = random.between(0, 1) === 1
  const untaggedAt = random.between(0, count)
  const rules = Array.from({ length: count }, (_, index) => {
    const isAny = hasAny && index === count - 1
    const tagStatus = isAny ? 'any' : index === untaggedAt ? 'untagged' : 'tagged'
    const selection = { tagStatus, ...(tagStatus === 'tagged' && randomTags(random)), ...randomCount(random) }
    return { rulePriority: 3 * index + 1, selection, action: { type: 'expire' } }
  })
  return random.between(0, 1) === 1 ? rules.toReversed() : rules
}

function randomTags(random: Random): Pick<PlainRule['selection'], 'tagPrefixList' | 'tagPatternList'> {
  const words = Array.from({ length: random.between(1, 2) }, () => pick(random, WORDS))
  if (random.between(0, 1) === 1) return { tagPrefixList: words }
  return { tagPatternList: words.map((word) => pick(random, [`${word}*`, `*${word}*`, `*-*${word}`, `${word}-1x`])) }
}

function randomCount(random: Random): Pick<PlainRule['selection'], 'countType' | 'countUnit' | 'countNumber'> {
  const countNumber = random.between(1, 5)
  if (random.between(0, 1) === 1) return { countType: 'imageCountMoreThan', countNumber }
  return { countType: 'sinceImagePushed', countUnit: 'days', countNumber }
}
