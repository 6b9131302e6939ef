import { ApiError } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import type { tagOperations } from '../api/tags/tagOperations.ts'
import { taggedNamed } from '../api/tags/taggedNamed.ts'
import { TAGS_MAX, tagsFrom } from '../api/tags/tagShapes.ts'
import type { Context } from '../world/context.ts'
import type { EntityRef } from '../world/ref.ts'
import { isReserved, mergedTags, tagKey, tagsOf, type Tag } from '../world/tags/tags.ts'

export const tagHandlers: Handlers<typeof tagOperations> = {
  TagResource(context, { input }) {
    const ref = taggedNamed(context.world, input.resourceArn, 'ResourceNotFoundException')
    const tags = mergedTags(tagsOf(context.world, ref), tagsFrom(input.tags))
    if (ownCount(tags) > TAGS_MAX) throw new ApiError('LimitExceededException', tooMany(tags), 'tags')
    keepTags(context, ref, tags)
    return {}
  },
  UntagResource(context, { input }) {
    const ref = taggedNamed(context.world, input.resourceArn, 'ResourceNotFoundException')
    const gone = new Set(input.tagKeys)
    keepTags(
      context,
      ref,
      tagsOf(context.world, ref).filter(({ key }) => !gone.has(key)),
    )
    return {}
  },
  ListTagsForResource(world, { input }) {
    return { tags: tagsOf(world, taggedNamed(world, input.resourceArn, 'InvalidParameterException')) }
  },
}

/** Puts these tags in the place of all that a thing had. */
export function keepTags(context: Context, ref: EntityRef, tags: readonly Tag[]): void {
  const key = tagKey(ref)
  if (tags.length === 0) context.emit({ kind: 'gone', table: 'tags', key })
  else context.emit({ kind: 'put', table: 'tags', key, value: tags })
}

/** How many tags count toward the limit (TAG-1). */
export function ownCount(tags: readonly Tag[]): number {
  return tags.filter(({ key }) => !isReserved(key)).length
}

export function tooMany(tags: readonly Tag[]): string {
  return `The resource would have ${String(ownCount(tags))} tags of its own, it takes ${String(TAGS_MAX)}.`
}
