import { apiTime } from '../api/arns.ts'
import { ApiError, type Output } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'
import type { lifecycleOperations } from '../api/registry/lifecycleOperations.ts'
import { imagesOf } from '../world/registry/findImage.ts'
import { evaluateLifecycle } from '../world/registry/lifecycle/evaluate.ts'
import {
  isPreviewing,
  type LifecyclePreview,
  type PreviewedImage,
} from '../world/registry/lifecycle/lifecyclePreview.ts'
import type { LifecycleRule } from '../world/registry/lifecycle/lifecyclePolicy.ts'
import { readLifecyclePolicy } from '../world/registry/lifecycle/readPolicy.ts'
import type { Repository } from '../world/registry/repository.ts'
import type { World } from '../world/world.ts'
import { namesOf, PRIVATE, repositoryAsked, type Asked } from './asked.ts'
import { FIRST_LOOK_MS } from './lifecycleRun.ts'
import { putRepository } from './repositoryHandlers.ts'

export const lifecycleHandlers: Handlers<typeof lifecycleOperations> = {
  PutLifecyclePolicy(context, { input }) {
    const repository = asked(context.world, input, 'PutLifecyclePolicy')
    const { lifecyclePolicyText } = input
    rulesOf(lifecyclePolicyText)
    putRepository(context, { ...repository, lifecyclePolicyText })
    context.schedule(context.nowMs + FIRST_LOOK_MS, { kind: 'imageExpiryDue', repositoryUri: repository.uri })
    return { ...namesOf(repository), lifecyclePolicyText }
  },
  GetLifecyclePolicy(world, { input }) {
    return policyJson(asked(world, input, 'GetLifecyclePolicy'))
  },
  DeleteLifecyclePolicy(context, { input }) {
    const repository = asked(context.world, input, 'DeleteLifecyclePolicy')
    const gone = policyJson(repository)
    putRepository(context, { ...repository, lifecyclePolicyText: null, lifecycleEvaluatedAtMs: null })
    return gone
  },
  StartLifecyclePolicyPreview(context, { input }) {
    const { world, nowMs } = context
    const repository = asked(world, input, 'StartLifecyclePolicyPreview')
    const policyText = input.lifecyclePolicyText ?? policyOf(repository)
    const rules = rulesOf(policyText)
    const before = world.lifecyclePreviews.get(repository.uri)
    if (before !== undefined && isPreviewing(before, nowMs)) {
      const message = 'The previous lifecycle policy preview request has not completed. Wait and try again.'
      throw new ApiError('LifecyclePolicyPreviewInProgressException', message)
    }
    const value = { policyText, startedAtMs: nowMs, images: wouldGo(world, repository, rules) }
    context.emit({ kind: 'put', table: 'lifecyclePreviews', key: repository.uri, value })
    return { ...namesOf(repository), lifecyclePolicyText: policyText, status: 'IN_PROGRESS' }
  },
  GetLifecyclePolicyPreview(world, given) {
    const { input } = given
    const repository = asked(world, input, 'GetLifecyclePolicyPreview')
    const preview = previewOf(world, repository)
    const head = { ...namesOf(repository), lifecyclePolicyText: preview.policyText }
    if (isPreviewing(preview, world.nowMs)) return { ...head, status: 'IN_PROGRESS' }
    const wanted = preview.images.filter((one) => isWanted(one, input))
    return {
      ...head,
      status: 'COMPLETE',
      ...pageOf('previewResults', { arns: wanted.map(previewJson), given }),
      summary: summaryJson(preview.images),
    }
  },
}

function asked(world: World, input: Asked, action: string): Repository {
  return repositoryAsked(world, input, { registries: PRIVATE, action })
}

/** @throws ApiError  InvalidParameterException */
function rulesOf(text: string): readonly LifecycleRule[] {
  const read = readLifecyclePolicy(text)
  if ('rules' in read) return read.rules
  const { as, problem } = read
  const message = `Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy ${as} failure: ${problem}'`
  throw new ApiError('InvalidParameterException', message, 'lifecyclePolicyText')
}

/** @throws ApiError  LifecyclePolicyNotFoundException */
function policyOf(repository: Repository): string {
  if (repository.lifecyclePolicyText !== null) return repository.lifecyclePolicyText
  const { registryId, repositoryName } = namesOf(repository)
  const message = `Lifecycle policy does not exist for the repository with name '${repositoryName}' in the registry with id '${registryId}'`
  throw new ApiError('LifecyclePolicyNotFoundException', message, 'repositoryName')
}

function policyJson(repository: Repository): Output {
  const { lifecycleEvaluatedAtMs: at } = repository
  const lifecyclePolicyText = policyOf(repository)
  return { ...namesOf(repository), lifecyclePolicyText, ...(at !== null && { lastEvaluatedAt: apiTime(at) }) }
}

function wouldGo(world: World, { uri }: Repository, rules: readonly LifecycleRule[]): readonly PreviewedImage[] {
  return evaluateLifecycle(imagesOf(world, uri), rules, world.nowMs).flatMap(({ image, rule, fate }) => {
    if (fate === 'stays' || rule === null) return []
    const { content, tags, pushedAtMs } = image
    const { rulePriority, storageClass } = rule
    return [{ digest: content.digest, tags, pushedAtMs, rulePriority, fate, storageClass }]
  })
}

/** @throws ApiError  LifecyclePolicyPreviewNotFoundException */
function previewOf({ lifecyclePreviews }: World, repository: Repository): LifecyclePreview {
  const found = lifecyclePreviews.get(repository.uri)
  if (found !== undefined) return found
  const { registryId, repositoryName } = namesOf(repository)
  const message = `Lifecycle policy preview does not exist for the repository with name '${repositoryName}' in the registry with id '${registryId}'`
  throw new ApiError('LifecyclePolicyPreviewNotFoundException', message, 'repositoryName')
}

interface Wanted {
  readonly imageIds?:
    | readonly { readonly imageDigest?: string | undefined; readonly imageTag?: string | undefined }[]
    | undefined
  readonly filter?: { readonly tagStatus?: string | undefined } | undefined
}

function isWanted({ digest, tags }: PreviewedImage, { imageIds, filter }: Wanted): boolean {
  const { tagStatus = 'ANY' } = filter ?? {}
  if (tagStatus !== 'ANY' && (tagStatus === 'TAGGED') !== tags.length > 0) return false
  const isNamed = imageIds?.some(
    ({ imageDigest = digest, imageTag }) =>
      imageDigest === digest && (imageTag === undefined || tags.includes(imageTag)),
  )
  return isNamed ?? true
}

/** What goes into the archive is counted where there is some. */
function summaryJson(images: readonly PreviewedImage[]): Output {
  const archived = images.filter(({ fate }) => fate === 'isArchived').length
  const transitioning = [{ targetStorageClass: 'ARCHIVE', imageTotalCount: archived }]
  return {
    expiringImageTotalCount: images.length - archived,
    ...(archived > 0 && { transitioningImageTotalCounts: transitioning }),
  }
}

function previewJson({ digest, tags, pushedAtMs, rulePriority, fate, storageClass }: PreviewedImage): Output {
  return {
    imageDigest: digest,
    ...(tags.length > 0 && { imageTags: tags }),
    imagePushedAt: apiTime(pushedAtMs),
    action: fate === 'expires' ? { type: 'EXPIRE' } : { type: 'TRANSITION', targetStorageClass: 'ARCHIVE' },
    appliedRulePriority: rulePriority,
    storageClass: storageClass.toUpperCase(),
  }
}
