import { describe, expect, it } from 'vitest'
import { push, registry, tagsOf, WEB } from '../../testing/registries.ts'
import { TestLab } from '../../testing/testLab.ts'

describe('ECR-1 a repository', () => {
  it('is made with what it keeps for good, and is described by name, or all of the registry', () => {
    const lab = registry()
    const made = lab.act('ecr', 'CreateRepository', {
      repositoryName: 'shop/api',
      encryptionConfiguration: { encryptionType: 'KMS' },
      imageScanningConfiguration: { scanOnPush: true },
    })
    expect(made.repository).toMatchObject({
      repositoryArn: 'arn:aws:ecr:us-east-1:123456789012:repository/shop/api',
      registryId: '123456789012',
      repositoryName: 'shop/api',
      repositoryUri: '123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/api',
      imageTagMutability: 'MUTABLE',
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: { encryptionType: 'KMS' },
    })
    const { repositories } = lab.act('ecr', 'DescribeRepositories', {})
    expect(repositories).toMatchObject([
      { repositoryName: 'web', encryptionConfiguration: { encryptionType: 'AES256' } },
      { repositoryName: 'shop/api' },
    ])
    const one = lab.act('ecr', 'DescribeRepositories', { repositoryNames: ['shop/api'] })
    expect(one.repositories).toEqual([made.repository])
  })

  it('is made once, and named as ECR has it', () => {
    const lab = registry()
    expect(lab.refusal('ecr', 'CreateRepository', { repositoryName: 'web' })).toEqual({
      name: 'RepositoryAlreadyExistsException',
      message: "The repository with name 'web' already exists in the registry with id '123456789012'",
    })
    expect(lab.refusal('ecr', 'DescribeRepositories', { repositoryNames: ['api'] })).toEqual({
      name: 'RepositoryNotFoundException',
      message: "The repository with name 'api' does not exist in the registry with id '123456789012'",
    })
    for (const repositoryName of ['Web', 'a b', '-web', 'web/', 'a__.b']) {
      expect(lab.refusal('ecr', 'CreateRepository', { repositoryName }), repositoryName).toEqual({
        name: 'InvalidParameterException',
        message:
          "Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy regular expression '(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*''",
      })
    }
  })
})

const DAILY = [{ filterType: 'WILDCARD', filter: 'daily*' }]

/** Whether the tag may be given to another image, in a repository that was created so. */
function mayMove(tag: string, imageTagMutability: string): boolean {
  const isPlain = !imageTagMutability.endsWith('_WITH_EXCLUSION')
  const lab = registry({ imageTagMutability, ...(!isPlain && { imageTagMutabilityExclusionFilters: DAILY }) })
  push(lab, tag, { content: 'first' })
  const answer = lab.engine.execute({
    atMs: 0,
    service: 'lab',
    operation: 'PushImage',
    input: { image: `123456789012.dkr.ecr.us-east-1.amazonaws.com/web:${tag}`, content: 'second' },
  })
  if ('error' in answer) expect(answer.error.name).toBe('ImageTagAlreadyExistsException')
  return !('error' in answer)
}

describe('ECR-4 whether a tag may be moved', () => {
  it.each([
    ['MUTABLE', true, true],
    ['IMMUTABLE', false, false],
    ['MUTABLE_WITH_EXCLUSION', true, false],
    ['IMMUTABLE_WITH_EXCLUSION', false, true],
  ])('%s: another tag %s, one that is excepted %s', (mutability, other, excepted) => {
    expect(mayMove('v1', mutability)).toBe(other)
    expect(mayMove('daily-7', mutability)).toBe(excepted)
  })

  it('is refused in ECR’s words, and the tag stays where it is', () => {
    const lab = registry({ imageTagMutability: 'IMMUTABLE' })
    push(lab, 'v1', { content: 'first' })
    expect(lab.refusal('lab', 'PushImage', { image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/web:v1' })).toEqual({
      name: 'ImageTagAlreadyExistsException',
      message:
        "The image tag 'v1' already exists in the 'web' repository and cannot be overwritten because the tag is immutable.",
    })
    expect(tagsOf(lab)).toEqual([['v1']])
  })

  it('filters go with WITH_EXCLUSION, and with it alone', () => {
    const lab = new TestLab()
    const refusal = (input: object) => lab.refusal('ecr', 'CreateRepository', { repositoryName: 'web', ...input })
    for (const imageTagMutability of ['MUTABLE', 'IMMUTABLE']) {
      expect(refusal({ imageTagMutability, imageTagMutabilityExclusionFilters: DAILY })).toEqual({
        name: 'InvalidParameterException',
        message: `ImageTagMutabilityExclusionFilters are not allowed when imageTagMutability is set as ${imageTagMutability}`,
      })
      expect(refusal({ imageTagMutability: `${imageTagMutability}_WITH_EXCLUSION` })).toEqual({
        name: 'InvalidParameterException',
        message: `ImageTagMutabilityExclusionFilters can't be null when imageTagMutability is set as ${imageTagMutability}_WITH_EXCLUSION`,
      })
    }
    const filter = { filterType: 'WILDCARD', filter: 'a b' }
    expect(
      refusal({ imageTagMutability: 'MUTABLE_WITH_EXCLUSION', imageTagMutabilityExclusionFilters: [filter] }).message,
    ).toContain("Invalid parameter at 'filter' failed to satisfy constraint")
  })

  it('may be changed, for tags that are there as well', () => {
    const lab = registry()
    push(lab, 'v1', { content: 'first' })
    const put = (input: object) => lab.act('ecr', 'PutImageTagMutability', { repositoryName: 'web', ...input })
    expect(put({ imageTagMutability: 'IMMUTABLE' })).toEqual({
      registryId: '123456789012',
      repositoryName: 'web',
      imageTagMutability: 'IMMUTABLE',
    })
    expect(lab.refusal('lab', 'PushImage', { image: `${WEB}:v1` }).name).toBe('ImageTagAlreadyExistsException')
    put({ imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION', imageTagMutabilityExclusionFilters: DAILY })
    expect(lab.act('ecr', 'DescribeRepositories', {}).repositories).toMatchObject([
      { imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION', imageTagMutabilityExclusionFilters: DAILY },
    ])
    put({ imageTagMutability: 'MUTABLE' })
    push(lab, 'v1', { content: 'second' })
    expect(tagsOf(lab)).toEqual([[], ['v1']])
  })
})
