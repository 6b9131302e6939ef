import { apiTime } from '../api/arns.ts'
import { ApiError } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import type { ecrOperations, tokenOperations } from '../api/registry/ecrOperations.ts'
import type { downloadOperations } from '../api/registry/layerOperations.ts'
import { tokenFor, tokenText } from '../world/registry/authorizationToken.ts'
import { ecrHost } from '../world/registry/imageReference.ts'
import { REGION } from '../world/world.ts'
import { namesOf, PRIVATE, repositoryAsked } from './asked.ts'
import { imageHandlers } from './imageHandlers.ts'
import { layerHandlersOf } from './layerHandlers.ts'
import { policyHandlersOf } from './policyHandlers.ts'
import { scanHandlers } from './scanHandlers.ts'
import { lifecycleHandlers } from './lifecycleHandlers.ts'
import { repositoryTagHandlersOf } from './repositoryTags.ts'
import { repositoryHandlers } from './repositoryHandlers.ts'

const tokenHandlers: Handlers<typeof tokenOperations> = {
  /** ECR-2: whoever may, gets one for the own registry, whatever accounts it names: it is good wherever one may pull. */
  GetAuthorizationToken({ nowMs }, { input }) {
    const registryIds = input.registryIds ?? [undefined]
    return {
      authorizationData: registryIds.map((registryId) => {
        const token = tokenFor(ecrHost(registryId), nowMs)
        return {
          authorizationToken: tokenText(token),
          expiresAt: apiTime(token.expiresAtMs),
          proxyEndpoint: `https://${token.host}`,
        }
      }),
    }
  },
}

const downloadHandlers: Handlers<typeof downloadOperations> = {
  /** Nothing stands behind the address: the lab's layers have no bytes. */
  GetDownloadUrlForLayer(world, { input }) {
    const repository = repositoryAsked(world, input, { registries: PRIVATE, action: 'GetDownloadUrlForLayer' })
    const { layerDigest } = input
    const isThere = world.layers.get(repository.uri)?.some(({ digest }) => digest === layerDigest) === true
    if (isThere) {
      const bucket = `https://prod-${REGION}-starport-layer-bucket.s3.${REGION}.amazonaws.com`
      return { downloadUrl: `${bucket}/${layerDigest.replace(':', '/')}`, layerDigest }
    }
    const { registryId, repositoryName } = namesOf(repository)
    const message = `The layer '${layerDigest}' is not available in the repository with name '${repositoryName}' in the registry with id '${registryId}'`
    throw new ApiError('LayerInaccessibleException', message, 'layerDigest')
  },
}

export const ecrHandlers: Handlers<typeof ecrOperations> = {
  ...repositoryHandlers,
  ...tokenHandlers,
  ...imageHandlers,
  ...layerHandlersOf(PRIVATE),
  ...downloadHandlers,
  ...lifecycleHandlers,
  ...scanHandlers,
  ...policyHandlersOf(PRIVATE),
  ...repositoryTagHandlersOf(PRIVATE),
}
