import { ApiError } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import type { registryOperations } from '../api/registry/registryOperations.ts'
import type { InputOf } from '../api/shape.ts'
import type { Context } from '../world/context.ts'
import { ecrRegistryOf, imageReference, repositoryUri, type ImageReference } from '../world/registry/imageReference.ts'
import { pipelineImage } from '../world/registry/pipelineImage.ts'
import type { ImageContent } from '../world/registry/image.ts'
import type { Repository } from '../world/registry/repository.ts'
import { accountHandlers } from './accounts.ts'
import { makeRepository } from './repositories.ts'
import { storeImage } from './storing.ts'

export const registryHandlers: Handlers<typeof registryOperations> = {
  ...accountHandlers,
  PushImage(context, { input }) {
    const reference = imageReference(input.image)
    if (reference.digest !== null)
      throw new ApiError('InvalidParameterException', 'Invalid parameter image: it takes a tag, no digest.', 'image')
    const image = storeImage(context, {
      repository: repositoryFor(context, reference),
      content: contentGiven(input),
      tag: reference.tag,
    })
    return { image: { repositoryUri: image.repositoryUri, imageDigest: image.content.digest, imageTags: image.tags } }
  },
}

/** @throws ApiError  for a repository of ECR that is not there */
function repositoryFor(context: Context, reference: ImageReference): Repository {
  const { host, repository: name } = reference
  const found = context.world.repositories.get(repositoryUri(reference))
  if (found !== undefined) return found
  const registry = ecrRegistryOf(host)
  if (registry === null) return makeRepository(context, { host, name })
  const message = `The repository with name '${name}' does not exist in the registry with id '${registry.accountId}'`
  throw new ApiError('RepositoryNotFoundException', message, 'image')
}

function contentGiven(input: InputOf<(typeof registryOperations)['PushImage']['input']>): ImageContent {
  return pipelineImage({
    own: input.content ?? input.image,
    sizeMb: input.sizeMb,
    architectures: input.architectures,
    isList: input.manifestList,
    findings: (input.findings ?? []).map(({ name, severity, packageName = '', packageVersion = '' }) => ({
      name,
      severity,
      packageName,
      packageVersion,
    })),
  })
}
