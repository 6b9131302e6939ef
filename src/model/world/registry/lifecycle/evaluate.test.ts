import { describe, expect, it } from 'vitest'
import { Random } from '../../../../base/random.ts'
import {
  goneBy,
  randomImages,
  randomRules,
  type PlainImage,
  type PlainRule,
} from '../../../../testing/registryLifecycle.ts'
import type { StoredImage } from '../image.ts'
import { contentOf, layerOf } from '../manifest.ts'
import { evaluateLifecycle, type ImageVerdict } from './evaluate.ts'
import { readLifecyclePolicy } from './readPolicy.ts'

const DAY_MS = 24 * 60 * 60_000
const NOW_MS = 100 * DAY_MS

/** What is in them does not matter. */
const CONTENT = contentOf({ layers: [layerOf('any', 1)], architectures: ['amd64'] })

function stored(image: PlainImage): StoredImage {
  const { name, tags, daysOld, pulledDaysAgo } = image
  return {
    repositoryUri: name,
    content: CONTENT,
    tags,
    pushedAtMs: ago(daysOld),
    lastPulledAtMs: pulledDaysAgo === undefined ? null : ago(pulledDaysAgo),
    scan: null,
    ...archivingOf(image),
  }
}

const ago = (days: number) => NOW_MS - days * DAY_MS

function archivingOf({
  daysOld,
  archivedDaysAgo,
  backDaysAgo,
  isOnItsWay,
}: PlainImage): Pick<StoredImage, 'archiving'> {
  const archivedAtMs = ago(archivedDaysAgo ?? daysOld)
  const times = { archivedAtMs, activatedAtMs: null, activatesAtMs: null }
  if (isOnItsWay === true) return { archiving: { ...times, status: 'ACTIVATING', activatesAtMs: NOW_MS + 1 } }
  if (archivedDaysAgo !== undefined) return { archiving: { ...times, status: 'ARCHIVED' } }
  return backDaysAgo === undefined ? {} : { archiving: { ...times, status: 'ACTIVE', activatedAtMs: ago(backDaysAgo) } }
}

function verdictsOn(images: readonly PlainImage[], rules: readonly object[]): readonly ImageVerdict[] {
  const read = readLifecyclePolicy(JSON.stringify({ rules }))
  if (!('rules' in read)) throw new Error(read.problem)
  return evaluateLifecycle(images.map(stored), read.rules, NOW_MS)
}

type Gone = Exclude<ImageVerdict['fate'], 'stays'>

/** Names of what expires, or is archived, in their own order. */
function gone(images: readonly PlainImage[], rules: readonly object[], wanted: Gone): readonly string[] {
  return verdictsOn(images, rules)
    .filter(({ fate }) => fate === wanted)
    .map(({ image }) => image.repositoryUri)
    .sort()
}

const ACTIONS = { expires: 'expire', isArchived: 'transition' } as const

const image = (name: string, daysOld: number, ...tags: readonly string[]): PlainImage => ({ name, tags, daysOld })
const rule = (rulePriority: number, selection: PlainRule['selection']) => ({
  rulePriority,
  selection,
  action: { type: 'expire' },
})
const keepOne = { countType: 'imageCountMoreThan', countNumber: 1 }
const tagged = (...tagPatternList: readonly string[]) => ({ tagStatus: 'tagged', tagPatternList })
const prefixed = (...tagPrefixList: readonly string[]) => ({ tagStatus: 'tagged', tagPrefixList })
const olderThan = (countNumber: number) => ({ countType: 'sinceImagePushed', countUnit: 'days', countNumber })

const PAIRS = [image('A', 10, 'beta-1', 'prod-1'), image('B', 9, 'beta-2', 'prod-2'), image('C', 8, 'beta-3')]
const MIXED = [
  image('A', 4, 'alpha-1', 'beta-1'),
  image('B', 3),
  image('C', 2, 'alpha-2'),
  image('D', 1, 'git-hash'),
  image('E', 1),
]
const ALPHAS = [
  image('A', 12, 'alpha-1'),
  image('B', 11, 'beta-1'),
  image('C', 10, 'alpha-2', 'beta-2'),
  image('D', 4, 'alpha-3'),
  image('E', 3, 'beta-3'),
  image('F', 2, 'alpha-4', 'beta-4'),
]
const GREEKS = [
  image('A', 10, 'alpha-1', 'beta-1', 'gamma-1'),
  image('B', 9, 'alpha-2', 'beta-2'),
  image('C', 8, 'alpha-3', 'beta-3', 'gamma-2'),
]
const FOUR = [image('A', 4, 'alpha-1'), image('B', 3), image('C', 2, 'alpha-2'), image('D', 1, 'git-hash')]

describe('ECR-6 AWS’s examples of lifecycle policies', () => {
  it.each<readonly [string, readonly PlainImage[], readonly object[], string]>([
    [
      'prod before beta',
      PAIRS,
      [rule(1, { ...prefixed('prod'), ...keepOne }), rule(2, { ...prefixed('beta'), ...keepOne })],
      'A',
    ],
    [
      'beta before prod',
      PAIRS,
      [rule(1, { ...tagged('beta*'), ...keepOne }), rule(2, { ...tagged('prod*'), ...keepOne })],
      'A B',
    ],
    ['all listed prefixes have to match', ALPHAS, [rule(1, { ...prefixed('alpha', 'beta'), ...olderThan(5) })], 'C'],
    ['all listed patterns have to match', ALPHAS, [rule(1, { ...tagged('alpha*', 'beta*'), ...olderThan(5) })], 'C'],
    ['tags are not exclusive', GREEKS, [rule(1, { ...tagged('alpha*', 'beta*'), ...keepOne })], 'A B'],
    ['all images', FOUR, [rule(1, { tagStatus: 'any', ...keepOne })], 'A B C'],
    [
      'any after a tag and after untagged',
      MIXED,
      [
        rule(1, { ...tagged('alpha*'), ...keepOne }),
        rule(2, { tagStatus: 'untagged', ...olderThan(1) }),
        rule(3, { tagStatus: 'any', ...keepOne }),
      ],
      'A B D',
    ],
    ['untagged alone, by age', MIXED, [rule(1, { tagStatus: 'untagged', ...olderThan(2) })], 'B'],
  ])('%s', (...[, images, rules, names]) => {
    expect(gone(images, rules, 'expires')).toEqual(names.split(' '))
    expect(goneBy(images, rules as readonly PlainRule[], 'expire')).toEqual(names.split(' '))
  })

  it('know no sign but `*`: a question mark is itself, which no tag has', () => {
    const one = [image('A', 4, 'v1')]
    expect(gone(one, [rule(1, { ...tagged('v*'), ...olderThan(1) })], 'expires')).toEqual(['A'])
    expect(gone(one, [rule(1, { ...tagged('v?'), ...olderThan(1) })], 'expires')).toEqual([])
  })

  it('say of each image which rule had its say, and what it overruled', () => {
    const rules = [rule(1, { ...tagged('prod*'), ...keepOne }), rule(2, { ...tagged('beta*'), ...keepOne })]
    const told = verdictsOn([...PAIRS, image('D', 7)], rules).map(({ image: one, rule: own, reason, overruled }) => [
      one.repositoryUri,
      own?.rulePriority,
      reason,
      overruled,
    ])
    expect(told).toEqual([
      ['A', 1, 'beyondCount', []],
      ['B', 1, 'amongNewest', [2]],
      ['C', 2, 'amongNewest', []],
      ['D', undefined, 'unselected', []],
    ])
  })
})

describe('ECR-6 ECR-13 a second implementation', () => {
  it('expires and archives the same of 1,000 random repositories by random policies', () => {
    const random = Random.fromSeed(6)
    const seen: Record<string, number> = {}
    const see = (what: string) => (seen[what] = (seen[what] ?? 0) + 1)
    for (let round = 0; round < 1_000; round++) {
      const images = randomImages(random)
      const rules = randomRules(random)
      for (const fate of ['expires', 'isArchived'] as const) {
        const names = [...goneBy(images, rules, ACTIONS[fate])].sort()
        expect(gone(images, rules, fate), JSON.stringify({ images, rules })).toEqual(names)
        if (names.length > 0) see(fate)
      }
      const verdicts = verdictsOn(images, rules)
      const left = verdicts.filter(({ fate }) => fate === 'stays').length
      see(left === verdicts.length ? 'all stay' : left > 0 ? 'some stay' : 'none stays')
      for (const reason of new Set(verdicts.map((one) => one.reason))) see(reason)
      if (verdicts.some((one) => one.overruled.length > 0)) see('overruled')
    }
    // Each of what can become of a repository is among them, and each reason but that of lists, of which there are none.
    expect(Object.keys(seen)).toHaveLength(2 + 3 + 9 + 1)
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(10)
  })
})
