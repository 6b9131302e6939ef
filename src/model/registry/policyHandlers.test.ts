import { describe, expect, it } from 'vitest'
import { registry } from '../../testing/registries.ts'
import { TestLab, type Input } from '../../testing/testLab.ts'
import { ecrHost } from '../world/registry/imageReference.ts'
import { pullRefused } from '../world/registry/repositoryPolicy.ts'

const repositoryName = 'web'
const OWN = '123456789012'
const OTHER = '111122223333'
const PULL = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']

const policy = (...Statement: readonly Input[]) => JSON.stringify({ Version: '2012-10-17', Statement })
const allow = (AWS: unknown, Action: unknown = PULL, Effect = 'Allow') => ({ Effect, Principal: { AWS }, Action })

/** What of a pull by our account a repository of another account with this policy refuses. */
function refused(policyText: string | null, roleArn?: string): string | null {
  return pullRefused({ host: ecrHost(OTHER), policyText }, { accountId: OWN, roleArn })
}

describe('ECR-8 another account pulls what a repository’s policy lets it', () => {
  const role = `arn:aws:iam::${OWN}:role/pulls`
  it.each([
    ['nothing is said', null, 'ecr:BatchGetImage'],
    ['everybody may', policy({ Effect: 'Allow', Principal: '*', Action: PULL }), null],
    ['the account may, by its number', policy(allow(OWN)), null],
    ['the account may, by its root', policy(allow([`arn:aws:iam::${OWN}:root`])), null],
    ['the role may', policy(allow(role)), null],
    ['another role may', policy(allow(`${role}2`)), 'ecr:BatchGetImage'],
    ['another account may', policy(allow('999999999999')), 'ecr:BatchGetImage'],
    ['the manifest alone', policy(allow(OWN, 'ecr:BatchGetImage')), 'ecr:GetDownloadUrlForLayer'],
    ['all of ECR', policy(allow(OWN, 'ecr:*')), null],
    ['actions by any sign, whatever their case', policy(allow(OWN, ['ECR:BatchGetImag?', 'ecr:Get*'])), null],
    ['a service', policy({ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: PULL }), PULL[0]],
    [
      'all but a role, by a condition',
      policy({ ...allow(OWN), Condition: { ArnNotEquals: { 'aws:PrincipalArn': role } } }),
      PULL[0],
    ],
    [
      'that role, by a condition',
      policy({ ...allow('*'), Condition: { ArnEquals: { 'aws:PrincipalArn': role } } }),
      null,
    ],
    [
      'all but the layers',
      policy({ Effect: 'Allow', Principal: '*', NotAction: 'ecr:GetDownloadUrlForLayer' }),
      PULL[1],
    ],
    ['a deny goes first', policy(allow('*'), allow(OWN, 'ecr:Get*', 'Deny')), 'ecr:GetDownloadUrlForLayer'],
  ])('%s', (_, policyText, what) => {
    expect(refused(policyText, role)).toBe(what)
  })

  it('the owner needs no policy, but a deny holds for it', () => {
    const own = { host: ecrHost(), policyText: null }
    expect(pullRefused(own, { accountId: OWN })).toBeNull()
    const denied = policy({ Effect: 'Deny', Principal: '*', Action: 'ecr:BatchGetImage' })
    expect(pullRefused({ ...own, policyText: denied }, { accountId: OWN })).toBe('ecr:BatchGetImage')
  })
})

describe('ECR-8 a repository’s policy', () => {
  it('is set, got and deleted', () => {
    const lab = registry()
    const none = {
      name: 'RepositoryPolicyNotFoundException',
      message:
        "Repository policy does not exist for the repository with name 'web' in the registry with id '123456789012'",
    }
    expect(lab.refusal('ecr', 'GetRepositoryPolicy', { repositoryName })).toEqual(none)
    const policyText = policy(allow(OTHER))
    const set = lab.act('ecr', 'SetRepositoryPolicy', { repositoryName, policyText })
    expect(set).toEqual({ registryId: OWN, repositoryName, policyText })
    expect(lab.act('ecr', 'GetRepositoryPolicy', { repositoryName })).toEqual(set)
    expect(lab.act('ecr', 'DeleteRepositoryPolicy', { repositoryName })).toEqual(set)
    expect(lab.refusal('ecr', 'DeleteRepositoryPolicy', { repositoryName })).toEqual(none)
  })

  it.each([
    'none',
    '{}',
    '{"Statement":[]}',
    policy({ Effect: 'Perhaps', Principal: '*', Action: 'ecr:*' }),
    policy({ Effect: 'Allow', Action: 'ecr:*' }),
    policy({ Effect: 'Allow', Principal: '*' }),
    policy({ Effect: 'Allow', Principal: '*', Action: 'ecr:*', Colour: 'red' }),
    policy({ Effect: 'Allow', Principal: { AWS: [7] }, Action: 'ecr:*' }),
  ])('that is none is refused: %s', (policyText) => {
    expect(registry().refusal('ecr', 'SetRepositoryPolicy', { repositoryName, policyText })).toEqual({
      name: 'InvalidParameterException',
      message: "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided'",
    })
  })

  it('is read by the one reader of policies, and what that has not is refused by its name', () => {
    const refusal = (more: Input) =>
      registry().refusal('ecr', 'SetRepositoryPolicy', {
        repositoryName,
        policyText: policy({ ...allow(OTHER), ...more }),
      })
    expect(refusal({ Principal: undefined, NotPrincipal: { AWS: OWN } }).message).toBe(
      'Invalid parameter policyText: the lab has no NotPrincipal of policies yet.',
    )
    expect(refusal({ Condition: { NumericLessThan: { 'aws:EpochTime': '1' } } }).message).toContain(
      'Invalid parameter policyText: the lab has no ',
    )
    const labelled = policy({ Sid: 'new statement', ...allow(OTHER) })
    expect(registry().act('ecr', 'SetRepositoryPolicy', { repositoryName, policyText: labelled }).policyText).toBe(
      labelled,
    )
  })
})

describe('ECR-8 another account', () => {
  function withOther(policyText?: string): TestLab {
    const lab = new TestLab()
    lab.act('lab', 'AddAccount', { accountId: OTHER })
    lab.act('lab', 'AddRepository', {
      accountId: OTHER,
      repositoryName,
      ...(policyText !== undefined && { policyText }),
    })
    lab.act('lab', 'PushImage', { image: `${ecrHost(OTHER)}/web:1` })
    return lab
  }
  const get = { registryId: OTHER, repositoryName, imageIds: [{ imageTag: '1' }] }

  it('lets in by the policy of its repository alone, and is changed by the lab', () => {
    const lab = withOther()
    expect(lab.refusal('ecr', 'BatchGetImage', get)).toEqual({
      name: 'AccessDeniedException',
      message:
        'User: arn:aws:sts::123456789012:assumed-role/lab/learner is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:us-east-1:111122223333:repository/web because no resource-based policy allows the ecr:BatchGetImage action',
    })
    lab.act('lab', 'AddRepository', { accountId: OTHER, repositoryName, policyText: policy(allow(OWN)) })
    expect(lab.act('ecr', 'BatchGetImage', get).images).toHaveLength(1)
    expect(lab.refusal('ecr', 'DeleteRepository', { registryId: OTHER, repositoryName, force: true }).name).toBe(
      'AccessDeniedException',
    )
    lab.act('lab', 'AddRepository', { accountId: OTHER, repositoryName })
    expect(lab.refusal('ecr', 'BatchGetImage', get).name).toBe('AccessDeniedException')
  })

  it('has a registry of its own, in which we create and list nothing', () => {
    const lab = withOther()
    for (const operation of ['CreateRepository', 'DescribeRepositories']) {
      const input = { registryId: OTHER, ...(operation === 'CreateRepository' && { repositoryName: 'api' }) }
      expect(lab.refusal('ecr', operation, input).name).toBe('AccessDeniedException')
    }
    expect(lab.act('ecr', 'DescribeRepositories', {}).repositories).toEqual([])
  })

  it('is added before its repositories, and is not our own', () => {
    const lab = new TestLab()
    const message = (operation: string, input: Input) => lab.refusal('lab', operation, input).message
    expect(message('AddRepository', { accountId: OTHER, repositoryName })).toContain('AddAccount adds it')
    expect(message('AddAccount', { accountId: OWN })).toContain("the lab's own account")
    expect(message('AddRepository', { accountId: OWN, repositoryName })).toContain("the lab's own account")
    lab.act('lab', 'AddAccount', { accountId: OTHER })
    expect(message('AddRepository', { accountId: OTHER, repositoryName, policyText: '{}' })).toContain(
      'Invalid repository policy',
    )
  })
})
