import { describe, expect, it } from 'vitest'
import { registry } from '../../testing/registries.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

const resourceArn = 'arn:aws:ecr:us-east-1:123456789012:repository/web'
const tag = (Key: string, Value = '') => ({ Key, Value })

function tagsOf(lab: TestLab, arn = resourceArn, service: 'ecr' | 'ecr-public' = 'ecr'): unknown {
  return lab.act(service, 'ListTagsForResource', { resourceArn: arn }).tags
}

describe('ECR-12 tags of repositories', () => {
  it('come with it, are put, get other values and go', () => {
    const lab = registry({ tags: [tag('team', 'shop'), tag('env', 'dev')] })
    lab.act('ecr', 'TagResource', { resourceArn, tags: [tag('env', 'prod'), tag('cost')] })
    expect(tagsOf(lab)).toEqual([tag('team', 'shop'), tag('env', 'prod'), tag('cost')])
    lab.act('ecr', 'UntagResource', { resourceArn, tagKeys: ['team', 'never'] })
    expect(tagsOf(lab)).toEqual([tag('env', 'prod'), tag('cost')])
    const [repository] = lab.act('ecr', 'DescribeRepositories', {}).repositories as readonly Input[]
    expect(repository).not.toHaveProperty('tags')
  })

  it('of a public repository too, by its own ARN', () => {
    const lab = registry()
    lab.act('ecr-public', 'CreateRepository', { repositoryName: 'web', tags: [tag('team')] })
    expect(tagsOf(lab, 'arn:aws:ecr-public::123456789012:repository/web', 'ecr-public')).toEqual([tag('team')])
    expect(tagsOf(lab)).toEqual([])
  })

  it('are fifty at most, each key once, and of a repository that is there', () => {
    const lab = registry()
    const many = Array.from({ length: 50 }, (_, n) => tag(`k${String(n)}`))
    lab.act('ecr', 'TagResource', { resourceArn, tags: many })
    lab.act('ecr', 'TagResource', { resourceArn, tags: [tag('k0', 'again')] })
    const refused = (input: Input) =>
      lab.refusal('ecr', 'TagResource', { resourceArn, tags: [tag('a')], ...input }).name
    expect(refused({})).toBe('TooManyTagsException')
    expect(refused({ tags: [tag('k1'), tag('k1')] })).toBe('InvalidTagParameterException')
    expect(refused({ resourceArn: resourceArn.replace('web', 'api') })).toBe('RepositoryNotFoundException')
    expect(refused({ resourceArn: 'arn:aws:ecr-public::123456789012:repository/web' })).toBe(
      'InvalidParameterException',
    )
    expect(refused({ resourceArn: resourceArn.replace('123456789012', '210987654321') })).toBe('AccessDeniedException')
  })
})
