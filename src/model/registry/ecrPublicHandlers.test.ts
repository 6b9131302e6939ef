import { describe, expect, it } from 'vitest'
import { TestLab } from '../../testing/testLab.ts'
import { readToken } from '../world/registry/authorizationToken.ts'
import { PUBLIC_ALIAS } from '../world/registry/place.ts'

const repositoryName = 'web'
const URI = `public.ecr.aws/${PUBLIC_ALIAS}/web`

describe('ECR-9 a public repository', () => {
  it('is the account’s under its alias, beside a private one of the same name', () => {
    const lab = new TestLab()
    lab.act('ecr', 'CreateRepository', { repositoryName })
    const { repository } = lab.act('ecr-public', 'CreateRepository', { repositoryName })
    expect(repository).toMatchObject({
      repositoryName,
      registryId: '123456789012',
      repositoryUri: URI,
      repositoryArn: 'arn:aws:ecr-public::123456789012:repository/web',
    })
    // Of another's repository in the same place it knows nothing.
    lab.act('lab', 'PushImage', { image: 'public.ecr.aws/nginx/nginx:1' })
    expect(lab.act('ecr-public', 'DescribeRepositories', {}).repositories).toEqual([repository])
    expect(lab.refusal('ecr-public', 'CreateRepository', { repositoryName }).message).toBe(
      "The repository with name 'web' already exists in the registry with id '123456789012'",
    )
  })

  it('has images, and is pushed to with a token of its own', () => {
    const lab = new TestLab()
    lab.act('ecr-public', 'CreateRepository', { repositoryName })
    lab.act('lab', 'PushImage', { image: `${URI}:1` })
    const details = lab.act('ecr-public', 'DescribeImages', { repositoryName }).imageDetails
    expect(details).toMatchObject([{ repositoryName, imageTags: ['1'] }])
    const { authorizationData } = lab.act('ecr-public', 'GetAuthorizationToken', {})
    const { authorizationToken } = authorizationData as { readonly authorizationToken: string }
    expect(readToken(authorizationToken)?.host).toBe('public.ecr.aws')
    lab.act('ecr-public', 'BatchDeleteImage', { repositoryName, imageIds: [{ imageTag: '1' }] })
    lab.act('ecr-public', 'DeleteRepository', { repositoryName })
    expect(lab.world.repositories.size).toBe(0)
  })
})
