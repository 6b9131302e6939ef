import { describe, expect, it } from 'vitest'
import { push, registry, tagsOf, WEB } from '../../testing/registries.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'
import { explanationOf } from '../world/explanation.ts'
import { LAB_EPOCH_SECONDS } from '../world/world.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const repositoryName = 'web'

const EXPIRE = { type: 'expire' }
const COUNT = { countType: 'imageCountMoreThan', countNumber: 2 }
const DAYS = { countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 }
const ANY = { rulePriority: 9, description: 'keep two', selection: { tagStatus: 'any', ...COUNT }, action: EXPIRE }
const ARCHIVE = { type: 'transition', targetStorageClass: 'archive' }
const PULLED = { countType: 'sinceImagePulled', countUnit: 'days', countNumber: 30 }
const ARCHIVED = {
  countType: 'sinceImageTransitioned',
  countUnit: 'days',
  countNumber: 90,
  storageClass: 'archive',
}
const UNTAGGED = { rulePriority: 1, selection: { tagStatus: 'untagged', ...DAYS }, action: EXPIRE }
const TAGGED = { rulePriority: 2, selection: { tagStatus: 'tagged', tagPrefixList: ['v'], ...DAYS }, action: EXPIRE }

/** A policy's text, of AWS's least length. */
function policy(...rules: readonly object[]): string {
  return JSON.stringify({ rules }).padEnd(100)
}

const put = (lab: TestLab, lifecyclePolicyText: string) =>
  lab.act('ecr', 'PutLifecyclePolicy', { repositoryName, lifecyclePolicyText })

const selecting = (selection: Input) => policy({ ...TAGGED, selection })
const of = (fields: Input) => policy({ ...TAGGED, ...fields })
const enums = 'not found in enum (possible values: ['
const NO_SCHEMA = 'instance failed to match exactly one schema (matched 0 out of 4)'
const FIVE = { tagStatus: 'tagged', tagPatternList: ['*a*b*c*d*'], ...DAYS }

describe('ECR-6 what is refused of a lifecycle policy', () => {
  it.each([
    ['no JSON', '{'.padEnd(100), 'parsing failure: Could not map policyString into LifecyclePolicy.'],
    ['no object', '[]'.padEnd(100), 'parsing failure: Could not map policyString into LifecyclePolicy.'],
    ['no rules', '{}'.padEnd(100), 'validation failure: object has missing required properties (["rules"])'],
    ['not one rule', policy(), 'array is too short: must have at least 1 elements but instance has 0 elements'],
    [
      'more than 50 rules',
      policy(...Array.from({ length: 51 }, (_, index) => ({ ...TAGGED, rulePriority: index + 1 }))),
      'array is too long: must have at most 50 elements but instance has 51 elements',
    ],
    [
      'a rule that is none',
      policy([1]),
      'instance type (array) does not match any allowed primitive type (allowed: ["object"])',
    ],
    ['a rule without an action', of({ action: undefined }), 'object has missing required properties (["action"])'],
    [
      'another member',
      of({ colour: 1 }),
      'object instance has properties which are not allowed by the schema: (["colour"])',
    ],
    [
      'priority 0',
      of({ rulePriority: 0 }),
      'numeric instance is lower than the required minimum (minimum: 1, found: 0)',
    ],
    ['the same priority', policy(UNTAGGED, { ...ANY, rulePriority: 1 }), 'Duplicate priority in multiple rules'],
    [
      'any that is not last',
      policy(TAGGED, { ...ANY, rulePriority: 1 }),
      'Rule for tagStatus=ANY must have the lowest priority per storage class',
    ],
    [
      'any twice',
      policy(ANY, { ...ANY, rulePriority: 8 }),
      'Only one rule can specify tagStatus=ANY per storage class',
    ],
    [
      'untagged twice',
      policy(UNTAGGED, { ...UNTAGGED, rulePriority: 2 }),
      'Only one rule can select Untagged images per storage class',
    ],
    [
      'tagged without tags',
      selecting({ tagStatus: 'tagged', ...DAYS }),
      'Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED.',
    ],
    ['five *', selecting(FIVE), 'Invalid tag pattern provided. Total number of * must not exceed 4'],
    ['untagged with tags', selecting({ tagStatus: 'untagged', tagPrefixList: ['v'], ...DAYS }), NO_SCHEMA],
    ['prefixes and patterns', selecting({ ...FIVE, tagPrefixList: ['v'] }), NO_SCHEMA],
    ['a unit of a count', selecting({ tagStatus: 'any', ...COUNT, countUnit: 'days' }), NO_SCHEMA],
    ['a time without its unit', selecting({ tagStatus: 'any', ...DAYS, countUnit: undefined }), NO_SCHEMA],
    ['hours', selecting({ tagStatus: 'any', ...DAYS, countUnit: 'hours' }), NO_SCHEMA],
    [
      'standard, and since it was archived',
      selecting({ tagStatus: 'any', ...ARCHIVED, storageClass: 'standard' }),
      NO_SCHEMA,
    ],
    [
      'no class, and since it was archived',
      selecting({ tagStatus: 'any', ...ARCHIVED, storageClass: undefined }),
      NO_SCHEMA,
    ],
    ['the archive, and since the push', selecting({ tagStatus: 'any', storageClass: 'archive', ...DAYS }), NO_SCHEMA],
    ['a transition to nowhere', of({ action: { type: 'transition' } }), '(matched 0 out of 2)'],
    ['a class of what expires', of({ action: { ...ARCHIVE, type: 'expire' } }), '(matched 0 out of 2)'],
    [
      'expiry of what was not pulled',
      selecting({ tagStatus: 'any', ...PULLED }),
      'countType sinceImagePulled can only be used with action type transition',
    ],
    [
      'archiving of what is archived',
      of({ selection: { tagStatus: 'any', ...ARCHIVED }, action: ARCHIVE }),
      'countType sinceImageTransitioned can only be used with action type expire',
    ],
    [
      '89 days in the archive',
      selecting({ tagStatus: 'any', ...ARCHIVED, countNumber: 89 }),
      'countNumber must be at least 90 when countType is sinceImageTransitioned',
    ],
    ['another count', selecting({ tagStatus: 'any', countType: 'latest', countNumber: 1 }), NO_SCHEMA],
    ['half a day', selecting({ tagStatus: 'any', ...DAYS, countNumber: 0.5 }), '(allowed: ["integer"])'],
    [
      'another status',
      selecting({ tagStatus: 'old', ...DAYS }),
      `instance value ("old") ${enums}"tagged","untagged","any"])`,
    ],
    ['another action', of({ action: { type: 'delete' } }), `instance value ("delete") ${enums}"expire","transition"])`],
  ])('%s', (_, lifecyclePolicyText, problem) => {
    for (const operation of ['PutLifecyclePolicy', 'StartLifecyclePolicyPreview']) {
      const { name, message } = registry().refusal('ecr', operation, { repositoryName, lifecyclePolicyText })
      expect(name).toBe('InvalidParameterException')
      expect(message).toMatch(
        /^Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy /,
      )
      expect(message).toContain(problem)
    }
  })

  it('takes one rule of any for each storage class, whichever comes first', () => {
    const lab = registry()
    const standard = { rulePriority: 1, selection: { tagStatus: 'any', ...PULLED }, action: ARCHIVE }
    const archive = { rulePriority: 2, selection: { tagStatus: 'any', ...ARCHIVED }, action: EXPIRE }
    put(lab, policy(standard, archive))
    put(lab, policy({ ...standard, rulePriority: 3 }, archive))
  })

  it('takes 50 rules and four * in a pattern', () => {
    const selection = { tagStatus: 'tagged', tagPatternList: ['*a*b*c*'], ...DAYS }
    put(
      registry(),
      policy(...Array.from({ length: 50 }, (_, index) => ({ ...TAGGED, selection, rulePriority: index + 1 }))),
    )
  })
})

describe('ECR-6 a lifecycle policy', () => {
  it('is carried out an hour after it was put, and once a day from then on', () => {
    const lab = registry()
    for (const tag of ['1', '2', '3']) push(lab, tag)
    put(lab, policy(ANY))
    lab.to(HOUR_MS - 1)
    expect(tagsOf(lab)).toEqual([['1'], ['2'], ['3']])
    lab.to(HOUR_MS)
    expect(tagsOf(lab)).toEqual([['2'], ['3']])
    push(lab, '4')
    lab.to(HOUR_MS + DAY_MS - 1)
    expect(tagsOf(lab)).toEqual([['2'], ['3'], ['4']])
    lab.to(HOUR_MS + DAY_MS)
    expect(tagsOf(lab)).toEqual([['3'], ['4']])
    expect(lab.act('ecr', 'GetLifecyclePolicy', { repositoryName })).toEqual({
      registryId: '123456789012',
      repositoryName,
      lifecyclePolicyText: policy(ANY),
      lastEvaluatedAt: LAB_EPOCH_SECONDS + 25 * 3_600,
    })
  })

  it('does nothing once it is deleted', () => {
    const lab = registry()
    expect(lab.refusal('ecr', 'GetLifecyclePolicy', { repositoryName })).toEqual({
      name: 'LifecyclePolicyNotFoundException',
      message:
        "Lifecycle policy does not exist for the repository with name 'web' in the registry with id '123456789012'",
    })
    for (const tag of ['1', '2', '3']) push(lab, tag)
    put(lab, policy(ANY))
    lab.act('ecr', 'DeleteLifecyclePolicy', { repositoryName })
    lab.to(2 * DAY_MS)
    expect(tagsOf(lab)).toHaveLength(3)
    expect(lab.refusal('ecr', 'DeleteLifecyclePolicy', { repositoryName }).name).toBe(
      'LifecyclePolicyNotFoundException',
    )
  })

  it('says what it has expired, and of each image why', () => {
    const lab = registry()
    const digests = ['1', '2', '3'].map((tag) => push(lab, tag))
    put(lab, policy(TAGGED, ANY))
    lab.to(HOUR_MS)
    expect(lab.decisions).toMatchObject([
      {
        kind: 'lifecycle',
        rule: 'ECR-6',
        about: [{ kind: 'repository', id: WEB }],
        images: 3,
        expired: 1,
        archived: 0,
        rules: [
          { rulePriority: 2, images: 0, expired: 0, archived: 0 },
          { rulePriority: 9, images: 3, expired: 1, archived: 0 },
        ],
      },
    ])
    const told = explanationOf('lifecycle', lab.explanations.get(1))
    expect(told?.verdicts).toEqual(
      digests.map((digest, index) => ({
        digest,
        tags: [String(index + 1)],
        pushedAtMs: 0,
        rulePriority: 9,
        fate: index === 0 ? 'expires' : 'stays',
        reason: index === 0 ? 'beyondCount' : 'amongNewest',
        overruled: [],
      })),
    )
    // Of a look by which nothing expires nothing is said.
    lab.to(3 * DAY_MS)
    expect(lab.decisions).toHaveLength(1)
  })
})

describe('ECR-6 a preview', () => {
  it('tells what would expire, by which rule, and expires nothing', () => {
    const lab = registry()
    const digest = push(lab, '1')
    for (const tag of ['2', '3']) push(lab, tag)
    const start = (input: Input = {}) => lab.act('ecr', 'StartLifecyclePolicyPreview', { repositoryName, ...input })
    const get = (input: Input = {}) => lab.act('ecr', 'GetLifecyclePolicyPreview', { repositoryName, ...input })
    expect(lab.refusal('ecr', 'GetLifecyclePolicyPreview', { repositoryName }).name).toBe(
      'LifecyclePolicyPreviewNotFoundException',
    )
    expect(lab.refusal('ecr', 'StartLifecyclePolicyPreview', { repositoryName }).name).toBe(
      'LifecyclePolicyNotFoundException',
    )
    expect(start({ lifecyclePolicyText: policy(ANY) })).toMatchObject({ status: 'IN_PROGRESS' })
    expect(get()).toMatchObject({ status: 'IN_PROGRESS' })
    expect(get()).not.toHaveProperty('previewResults')
    expect(
      lab.refusal('ecr', 'StartLifecyclePolicyPreview', { repositoryName, lifecyclePolicyText: policy(ANY) }),
    ).toEqual({
      name: 'LifecyclePolicyPreviewInProgressException',
      message: 'The previous lifecycle policy preview request has not completed. Wait and try again.',
    })
    lab.forward(10_000)
    const result = { imageDigest: digest, imageTags: ['1'], action: { type: 'EXPIRE' }, appliedRulePriority: 9 }
    expect(get()).toMatchObject({
      status: 'COMPLETE',
      previewResults: [result],
      summary: { expiringImageTotalCount: 1 },
    })
    expect(get({ filter: { tagStatus: 'UNTAGGED' } }).previewResults).toEqual([])
    expect(get({ imageIds: [{ imageTag: '1' }] }).previewResults).toMatchObject([result])
    expect(get({ imageIds: [{ imageTag: '2' }] }).previewResults).toEqual([])
    lab.to(2 * DAY_MS)
    expect(tagsOf(lab)).toHaveLength(3)
    expect(lab.decisions).toEqual([])
  })

  it('is of the repository’s own policy where none is given', () => {
    const lab = registry()
    put(lab, policy(UNTAGGED))
    expect(lab.act('ecr', 'StartLifecyclePolicyPreview', { repositoryName }).lifecyclePolicyText).toBe(policy(UNTAGGED))
    lab.forward(10_000)
    expect(lab.act('ecr', 'GetLifecyclePolicyPreview', { repositoryName }).previewResults).toEqual([])
  })
})
