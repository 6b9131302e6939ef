import { ApiError } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import type { registryOperations } from '../api/registry/registryOperations.ts'
import type { InputOf } from '../api/shape.ts'
import type { Context } from '../world/context.ts'
import { ecrRegistryOf, imageReference, repositoryUri, type ImageReference } from '../world/registry/imageReference.ts'
import { contentOf, layerOf } from '../world/registry/manifest.ts'
import type { ImageContent } from '../world/registry/image.ts'
import type { Repository } from '../world/registry/repository.ts'
import { accountHandlers } from './accounts.ts'
import { makeRepository } from './repositories.ts'
import { storeImage } from './storing.ts'

const MB = 1_000_000
const SIZE_MB = 200

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

/** One layer of its own over a base that all images of the lab's pipelines share, where there is room for it. */
function contentGiven(input: InputOf<(typeof registryOperations)['PushImage']['input']>): ImageContent {
  const bytes = (input.sizeMb ?? SIZE_MB) * MB
  const baseBytes = Math.min(30 * MB, bytes / 2)
  const own = input.content ?? input.image
  return contentOf({
    layers: [layerOf(`base ${String(baseBytes)}`, baseBytes), layerOf(`own ${own}`, bytes - baseBytes)],
    architectures: input.architectures ?? ['amd64'],
    isList: input.manifestList ?? (input.architectures?.length ?? 1) > 1,
    findings: (input.findings ?? []).map(({ name, severity, packageName = '', packageVersion = '' }) => ({
      name,
      severity,
      packageName,
      packageVersion,
    })),
  })
}
