import { apiTime } from '../api/arns.ts'
import type { Handlers } from '../api/operation.ts'
import type { ecrPublicOperations } from '../api/registry/ecrPublicOperations.ts'
import { tokenFor, tokenText } from '../world/registry/authorizationToken.ts'
import { PUBLIC_ECR } from '../world/registry/imageReference.ts'
import { PUBLIC_PLACE } from '../world/registry/place.ts'
import { PUBLIC } from './asked.ts'
import { batchDeleteImage, describeImages } from './imageHandlers.ts'
import { detailJson } from './imageJson.ts'
import { layerHandlersOf } from './layerHandlers.ts'
import { policyHandlersOf } from './policyHandlers.ts'
import { putImage } from './puttingImage.ts'
import { repositoryTagHandlersOf } from './repositoryTags.ts'
import { tagsWith } from './resourceTags.ts'
import { makeRepository } from './repositories.ts'
import { deleteRepository, describeRepositories, publicJson } from './repositoryHandlers.ts'

/** ECR-9: the account's part of public.ecr.aws, under its alias. */
export const ecrPublicHandlers: Handlers<typeof ecrPublicOperations> = {
  CreateRepository(context, { input }) {
    const { host, prefix } = PUBLIC_PLACE
    const repository = makeRepository(context, {
      host,
      name: `${prefix}${input.repositoryName}`,
      ...(input.tags !== undefined && { resourceTags: tagsWith([], input.tags) }),
    })
    return { repository: publicJson(repository) }
  },
  DescribeRepositories: (world, given) => describeRepositories(world, given, PUBLIC),
  DeleteRepository: (context, { input }) => deleteRepository(context, input, PUBLIC),
  GetAuthorizationToken({ nowMs }) {
    const token = tokenFor(PUBLIC_ECR, nowMs)
    return { authorizationData: { authorizationToken: tokenText(token), expiresAt: apiTime(token.expiresAtMs) } }
  },
  DescribeImages: (world, given) => describeImages(world, given, { registries: PUBLIC, jsonOf: detailJson }),
  BatchDeleteImage: (context, { input }) => batchDeleteImage(context, input, PUBLIC),
  PutImage: (context, { input }) => putImage(context, input, PUBLIC),
  ...layerHandlersOf(PUBLIC),
  ...policyHandlersOf(PUBLIC),
  ...repositoryTagHandlersOf(PUBLIC),
}
