import { ApiError } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import type { repositoryTagOperations } from '../api/registry/repositoryTagOperations.ts'
import type { Repository } from '../world/registry/repository.ts'
import type { World } from '../world/world.ts'
import { repositoryArn, repositoryAsked, type Question, type Registries } from './asked.ts'
import { tagsWith } from './resourceTags.ts'
import { putRepository } from './repositoryHandlers.ts'

/** ECR-12: tags of repositories, private or public. */
export function repositoryTagHandlersOf(registries: Registries): Handlers<typeof repositoryTagOperations> {
  return {
    TagResource(context, { input }) {
      const repository = repositoryWith(context.world, input.resourceArn, { registries, action: 'TagResource' })
      const resourceTags = tagsWith(repository.resourceTags, input.tags)
      putRepository(context, { ...repository, resourceTags })
      return {}
    },
    UntagResource(context, { input }) {
      const repository = repositoryWith(context.world, input.resourceArn, { registries, action: 'UntagResource' })
      const resourceTags = (repository.resourceTags ?? []).filter(({ key }) => !input.tagKeys.includes(key))
      putRepository(context, { ...repository, resourceTags })
      return {}
    },
    ListTagsForResource(world, { input }) {
      const repository = repositoryWith(world, input.resourceArn, { registries, action: 'ListTagsForResource' })
      return { tags: (repository.resourceTags ?? []).map(({ key: Key, value: Value }) => ({ Key, Value })) }
    },
  }
}

/** @throws ApiError  InvalidParameterException for what is no ARN of a repository, RepositoryNotFoundException */
function repositoryWith(world: Pick<World, 'repositories'>, arn: string, question: Question): Repository {
  const { service } = question.registries
  const [, registryId = '', name = ''] =
    /^arn:aws:ecr(?:-public)?:[a-z0-9-]*:(\d{12}):repository\/(.+)$/.exec(arn) ?? []
  if (name === '' || repositoryArn({ service, registryId, name }) !== arn) {
    const message = `Invalid parameter at 'resourceArn' failed to satisfy constraint: 'Invalid ARN'`
    throw new ApiError('InvalidParameterException', message, 'resourceArn')
  }
  return repositoryAsked(world, { registryId, repositoryName: name }, question)
}
